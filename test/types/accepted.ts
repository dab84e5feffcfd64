// What must compile, and the errors that must be: each `@ts-expect-error` stands over one. Compiled by every supported TypeScript, strict and not.
import type { Root } from "protobufjs";
import type { Root as Root7 } from "../../node_modules/@grpc/proto-loader/node_modules/protobufjs/index.js";
import {
  create,
  fromDescriptorSet,
  fromReflection,
  load,
  loadSync,
  type MessageCodec,
  parse,
  setOneof,
  unknownFields,
} from "wireform";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
declare function is<_ extends true>(): void;
declare const bytes: Uint8Array;

const schema = parse(`
  syntax = "proto3"; // a comment with { and " in it
  package demo.v1;
  /* a block } that
     goes on " ' */
  import "google/protobuf/timestamp.proto";
  option java_package = "a { b } ; c // d";

  message Person {
    string name = 1 [(x) = { text: "}" }];
    int64 user_id = 2;
    optional string nick = 3 [json_name = "other"];
    bytes photo = 4;
    Kind kind = 5;
    repeated Person friends = 6;
    oneof contact { string email = 7; Address post = 8; }
    oneof size { int32 small = 9; bool huge = 10; }
    map<string, Address> homes = 11;
    map<int64, Kind> kinds = 12;
    message Address { string street = 1; repeated int32 zips = 2; .demo.v1.Person owner = 3; Deep deep = 4; enum Deep { A = 0; B = 0x10; C = -5; } }
    google.protobuf.Timestamp created = 13;
    Address.Deep deep = 14;
    reserved 20, 21 to 30;
    reserved "old";
    oneof self { Person person = 31; string id = 32; }
  }
  enum Kind { option allow_alias = true; KIND_UNSPECIFIED = 0; HUMAN = 1; MAN = 1 [deprecated = true]; }
  service People { rpc Get(Person) returns (stream Person) { option idempotency_level = NO_SIDE_EFFECTS; } }
  message Empty {}
`);

const Person = schema.message("demo.v1.Person");
const person = Person.decode(bytes);
is<Equal<typeof person.name, string>>();
is<Equal<typeof person.userId, bigint>>();
is<Equal<typeof person.photo, Uint8Array<ArrayBuffer>>>();
is<Equal<(typeof person.friends)[number]["userId"], bigint>>();
is<Equal<typeof person.homes, { [key: string]: (typeof person.homes)[string] }>>();
const nick: string | undefined = person.nick;
const street: string = person.homes["a"]!.street;
const owner: string | undefined = person.homes["a"]!.owner?.friends[0]!.name;
const seconds: bigint | undefined = person.created?.seconds;
const kind: number = person.kind;
const human: typeof person.kind = 1;
const strange: typeof person.kind = 77;
const hex: number = person.deep;
const raw: Uint8Array | undefined = person[unknownFields];
if (person.email !== undefined) is<Equal<typeof person.post, undefined>>();
if (person.post !== undefined) is<Equal<typeof person.post.street, string>>();

Person.encode({});
Person.encode({
  name: "a",
  userId: 5,
  friends: [{ email: "x" }],
  homes: { a: { street: "s" } },
  kinds: new Map([[5n, 1]]),
});
Person.encode({ userId: "5", homes: new Map([["a", {}]]), small: 1, email: "e", nick: undefined });
create(Person, { userId: 5n }).name.toUpperCase();
const codec: MessageCodec<typeof person> = Person;
schema.enum("demo.v1.Kind").values.length;
schema.service("demo.v1.People").methods.length;
schema.message("google.protobuf.Timestamp").decode(bytes).seconds;
is<
  Equal<
    keyof ReturnType<ReturnType<typeof schema.message<never, any, "demo.v1.Empty">>["decode"]>,
    typeof unknownFields
  >
>();

// @ts-expect-error: no such field
person.nam;
// @ts-expect-error: no such field, nested
person.homes["a"]!.stret;
// @ts-expect-error: no such message
schema.message("demo.v1.Persn");
// @ts-expect-error: no such enum
schema.enum("demo.v1.Person");
// @ts-expect-error: a wrong type
Person.encode({ name: 1 });
// @ts-expect-error: a wrong type within a list
Person.encode({ friends: [{ userId: true }] });
// @ts-expect-error: no such field
Person.encode({ nme: "a" });
// @ts-expect-error: a name of the .proto
Person.encode({ user_id: 1 });
// @ts-expect-error: two members of a oneof
Person.encode({ email: "a", post: {} });

// Step by step: what encode takes can be written to, and has lists and maps that grow, once they are the program's own.
const draft: Parameters<typeof Person.encode>[0] = {};
draft.name = "a";
draft.friends = [];
draft.friends.push({ userId: 5 });
draft.friends[0]!.nick = "b";
draft.homes = {};
draft.homes["a"] = { street: "s" };
draft.kinds = new Map();
draft.kinds.set(5n, 1);
Person.encode(draft);
// Lists, maps and messages that are not to be changed are taken as well.
declare const friends: readonly (typeof person)[];
declare const kinds: ReadonlyMap<bigint, number>;
declare const state: Deep<typeof person>;
type Deep<T> = T extends Uint8Array | number | bigint
  ? T
  : T extends object
    ? { readonly [P in keyof T]: Deep<T[P]> }
    : T;
Person.encode({ friends, kinds, homes: Object.freeze({ a: { zips: [1] as const } }) });
Person.encode(state);
// @ts-expect-error: a wrong type
draft.name = 1;
// @ts-expect-error: a wrong type within a list
draft.friends.push({ userId: true });
// @ts-expect-error: a wrong type in a list that is not to be changed
Person.encode({ friends: [1] as readonly number[] });
// @ts-expect-error: a wrong type of values
Person.encode({ kinds: new Map([[5n, "HUMAN"]]) });

// Members of oneofs, and what they take.
setOneof(Person, person, "email", "a");
setOneof(Person, person, "post", { zips: [1] });
setOneof(Person, person, "small", undefined);
setOneof(Person as MessageCodec, {}, "anything", 1);
// @ts-expect-error: a field of no oneof
setOneof(Person, person, "name", "a");
// @ts-expect-error: no such field
setOneof(Person, person, "mail", "a");
// @ts-expect-error: the value of another member
setOneof(Person, person, "email", {});
// @ts-expect-error: there is no oneof
setOneof(schema.message("demo.v1.Person.Address"), {} as never, "street", "a");

// Roots of protobufjs 8, and of 7, which google-gax and gRPC's loader bring.
declare const root: Root;
declare const root7: Root7;
fromReflection(root).messages();
fromReflection(root7).messages();
// @ts-expect-error: no Root
fromReflection({ lookupType: () => ({}) });

// Options of the loader.
const held = parse(
  `syntax = "proto3"; message M { int64 big_one = 1; map<int64, bool> by_key = 2; map<string, int32> by_name = 3; }`,
  { int64: "string", maps: "map", fieldNames: "proto" },
)
  .message("M")
  .decode(bytes);
is<Equal<typeof held.big_one, string>>();
is<Equal<typeof held.by_key, Map<string, boolean>>>();
is<Equal<typeof held.by_name, Map<string, number>>>();
const numbers = parse('syntax = "proto3"; message M { uint64 a = 1; }', { int64: "number" }).message("M").decode(bytes);
is<Equal<typeof numbers.a, number>>();

// proto2: presence of all, required, closed enums, groups, extensions.
const two = parse(`
  syntax = "proto2"; package two;
  message M {
    required int32 must = 1;
    optional string may = 2 [default = "a;b}"];
    repeated group Item = 3 { optional int32 x = 1; message Inner { optional bool y = 1; } optional Inner inner = 2; }
    optional Closed closed = 4;
    extensions 100 to 199;
  }
  enum Closed { ONE = 1; TWO = 2; }
  extend M { optional int32 more = 100; }
`);
const m = two.message("two.M").decode(bytes);
is<Equal<typeof m.must, number>>();
const may: string | undefined = m.may;
const x: number | undefined = m.item[0]!.x;
const y: boolean | undefined = m.item[0]!.inner?.y;
const closed: 1 | 2 | undefined = m.closed;
m["[two.more]"];
// @ts-expect-error: absent as long as nobody looks
const notAlways: string = two.message("two.M").decode(bytes).may;
// @ts-expect-error: closed
two.message("two.M").encode({ closed: 3 });
two.message("two.M.Item");

// Editions: presence and enums by features.
const edition = parse(`
  edition = "2023"; package e;
  message M { int32 a = 1; int32 b = 2 [features.field_presence = IMPLICIT]; int32 c = 3 [features.field_presence = LEGACY_REQUIRED]; E open = 4; C shut = 5; }
  enum E { ZERO = 0; }
  enum C { option features.enum_type = CLOSED; FIRST = 1; }
`)
  .message("e.M")
  .decode(bytes);
const a: number | undefined = edition.a;
const b: number = edition.b;
const c: number = edition.c;
const shut: 1 | undefined = edition.shut;

// Several files.
const files = parse({
  "a.proto":
    'syntax = "proto3"; package a; import "b.proto"; message A { b.B other = 1; B mine = 2; message B { int32 x = 1; } }',
  "b.proto": 'syntax = "proto2"; package b; message B { required string y = 1; }',
});
const other: string | undefined = files.message("a.A").decode(bytes).other?.y;
const mine: number | undefined = files.message("a.A").decode(bytes).mine?.x;
files.message("b.B").decode(bytes).y.length;
// @ts-expect-error: no such message in either
files.message("a.C");

// Without types: text that is known only when the program runs, and `any`.
declare const text: string;
declare const anything: any;
parse(text).message("whatever").decode(bytes).field.of.any.kind;
parse({ "a.proto": text }).message("whatever").decode(bytes).x;
parse(anything).message("x").decode(bytes).y;
const given: { a: number } = parse(text).message<{ a: number }>("M").decode(bytes);

// Generated types for files.
interface Calculator {
  messages: { "calculator.AddRequest": { type: { a: number; b: number }; init: { a?: number } } };
  enums: { "calculator.Kind": 0 | 1 };
}
const loaded = loadSync<Calculator>("calculator.proto").message("calculator.AddRequest");
is<Equal<ReturnType<typeof loaded.decode>, { a: number; b: number }>>();
export const later = load<Calculator>("calculator.proto").then((calculator) =>
  calculator.message("calculator.AddRequest").encode({ a: 1 }),
);
// @ts-expect-error: no such message
loadSync<Calculator>("calculator.proto").message("calculator.AddReqest");
fromDescriptorSet<Calculator>(bytes).message("calculator.AddRequest").decode(bytes).b.toFixed();
loadSync("calculator.proto").message("anything").decode(bytes).x;

export const used = [
  nick,
  street,
  owner,
  seconds,
  kind,
  human,
  strange,
  hex,
  raw,
  codec,
  may,
  x,
  y,
  closed,
  a,
  b,
  c,
  shut,
  other,
  mine,
  given,
  notAlways,
];
