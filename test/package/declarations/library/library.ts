// What a library exports whose types are inferred: all that a declaration file has to name. Compiled with `declaration` and `composite`.
import {
  clone,
  create,
  createRegistry,
  getComments,
  getOptions,
  getOrDefault,
  load,
  parse,
  readUnknown,
  toDescriptorSet,
  type unknownFields,
  verify,
  which,
} from "wireform";
import { toJson } from "wireform/json";

export const schema = parse(`
  syntax = "proto3";
  message M { int64 a = 1; bytes b = 2; M m = 3; map<string, M> by_name = 4; E e = 5; }
  message O { oneof o { M m = 1; int32 i = 2; string t = 3; } }
  enum E { A = 0; B = 1; }
  service S { rpc Get(M) returns (stream O); }
`);
export const M = schema.message("M");
export const O = schema.message("O");
export const message = M.decode(new Uint8Array());
export const choice = O.decode(new Uint8Array());
export const member = choice.m;
export const nested = message.byName["a"];
export const kind = message.e;
export const made = create(O, { t: "a" });
export const copied = clone(O, choice);
export const name = which(O, choice, "o");
export const either = getOrDefault(O, choice, "m");
export const problems = verify(M, message);
export const unknown = readUnknown(message);
export const json = toJson(M, message);
export const registry = createRegistry(M, schema);

export const longs = parse('syntax="proto3"; message M { int64 a = 1; map<int64, uint64> b = 2; }', {
  int64: "long",
  maps: "map",
});
export const L = longs.message("M");
export const long = L.decode(new Uint8Array());
export const sum = long.a.add(1);

export const files = parse({ "a.proto": 'syntax="proto3"; message A { int32 a_b = 1; }' }, { fieldNames: "proto" });
export const A = files.message("A");
export const text = parse(String(1));
export const loaded = load("x.proto");

export const service = schema.service("S");
export const descriptor = schema.descriptor("M");
export const proto = descriptor.proto;
export const field = descriptor.fields[0];
export const declared = schema.enum("E");
export const file = schema.files()[0];
export const fileProto = file?.proto;
export const plan = M.plan;
export const member0 = M.plan.members[0];
export const comments = getComments(descriptor);
export const options = getOptions(descriptor);
export const set = toDescriptorSet(schema);

/** A spread has the symbol for a property, which has to be imported for that. */
export const spread = { ...message };
export const spreads = { ...choice };
export type Unknown = typeof unknownFields;

export function decode(bytes: Uint8Array) {
  return M.decode(bytes);
}
export function encode(value: Parameters<typeof O.encode>[0]) {
  return O.encode(value);
}
export class Box {
  readonly codec = O;
  value = O.decode(new Uint8Array());
  many = [message];
  all() {
    return { message, choice, schema };
  }
}
export default M;
