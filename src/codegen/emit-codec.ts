import { emitEntry } from "../codec/emit-entry.ts";
import type { Emission } from "../codec/emission.ts";
import type { MessagePlan } from "../plan/plan.ts";
import {
  type Code,
  declared,
  exportAlias,
  join,
  js,
  listed,
  literal,
  type Name,
  propertyKey,
} from "../codec/source/code.ts";
import { toBase64 } from "../wire/base64.ts";
import { keepCustomOptions } from "../descriptor-set/custom-options.ts";
import { builtInTypes } from "../descriptor-set/descriptor-types.ts";
import type { FileDescriptor, MessageDescriptor } from "../schema/descriptors.ts";
import { linkedFilesOf } from "../schema/link.ts";
import { dataLiteral } from "./data-literal.ts";
import { deprecationOf } from "./doc.ts";
import { emitNames, emitRefs, emitRows, type RowNames } from "./emit-rows.ts";
import type { ModuleImports, ModuleSite, Run } from "./module-context.ts";
import { messagesOf } from "./module-names.ts";

/** What the codecs of a module are made with. */
export interface CodecContext {
  readonly site: ModuleSite;
  readonly run: Run;
  readonly imports: ModuleImports;
  readonly emission: Emission;
  readonly names: RowNames;
}

/* What makes codecs of the functions and rows of messages, and files of descriptors. */

/** The codec of a message; `type` is what it is declared to be, in TypeScript. */
export function emitCodec(
  message: MessageDescriptor,
  { site, run, imports, emission, names }: CodecContext,
  type: Code,
): Code {
  const plan = run.planner.plan(message);
  const { decode, merge, encode } = emission.functions(plan);
  const functions = js`{ ${join([js`decode: ${decode}`, js`merge: ${merge}`, js`encode: ${encode}`, ...emitLocators(plan, imports)], ", ")} }`;
  const entry = js`
    ({ type, general, habit }) => {
      ${emitEntry(emission, plan)}
      return { encode, decode };
    }
  `;
  const name = site.names.of(message);
  return js`
    ${deprecationOf(message)}
    ${declared(name, "const")}${type} = /* @__PURE__ */ ${imports.runtime("declareMessage")}(
      ${listed([literal(plan.typeName), emitNames(plan), emitRows(plan), functions, entry, ...emitRest(plan, names)])}
    );
    ${exportAlias(name)}
  `;
}

/** What finds the place of an error in lists and maps, of a type that has any. */
function emitLocators({ members }: MessagePlan, { runtime }: ModuleImports): Code[] {
  const has = (cardinality: string): boolean => members.some((member) => member.cardinality === cardinality);
  return [
    ...(has("repeated") ? [js`repeated: ${runtime("indexInList")}`] : []),
    ...(has("map") ? [js`map: ${runtime("findInEntry")}`] : []),
  ];
}

/** The codec of a message that is interpreted; `parts` is the list of parts that it needs, or its name. */
export function emitPlannedCodec(
  message: MessageDescriptor,
  { site, run, imports, names }: Omit<CodecContext, "emission">,
  parts: Code | Name,
  type: Code,
): Code {
  const plan = run.planner.plan(message);
  const properties = plan.absentIsOwn ? emitMake(plan) : emitNames(plan);
  const name = site.names.of(message);
  return js`
    ${deprecationOf(message)}
    ${declared(name, "const")}${type} = /* @__PURE__ */ ${imports.runtime("declarePlan")}(
      ${listed([literal(plan.typeName), properties, emitRows(plan), js`${parts}`, ...emitRest(plan, names)])}
    );
    ${exportAlias(name)}
  `;
}

/** Makes a message of the values of its fields, which stand behind each other with those of extensions. */
function emitMake({ fields }: MessagePlan): Code {
  if (fields.length === 0) return js`() => ({})`;
  return js`(v) => ({ ${join(
    fields.map(({ localName, slot }) => js`${propertyKey(localName)}: v[${slot}]`),
    ", ",
  )} })`;
}

/** What most types have not: references of their rows, and options. */
function emitRest(plan: MessagePlan, names: RowNames): Code[] {
  const refs = emitRefs(plan, names);
  const options = rowOptions(plan);
  if (refs !== undefined) return [refs, ...options];
  return options.length === 0 ? [] : [literal(undefined), ...options];
}

/** What differs from the defaults. */
function rowOptions({ representation: { int64, maps }, messageSet, reservedNames }: MessagePlan): Code[] {
  const options = {
    int64: int64 === "bigint" ? undefined : int64,
    maps: maps === "object" ? undefined : maps,
    messageSet: messageSet ? true : undefined,
    reserved: reservedNames.length === 0 ? undefined : reservedNames,
  };
  return Object.values(options).some((value) => value !== undefined) ? [dataLiteral(options)] : [];
}

/** A file: its descriptor, what it is linked with, and its codecs; `type` is what it is declared to be, in TypeScript. */
export function emitFile(
  file: FileDescriptor,
  { site, run, imports }: Omit<CodecContext, "emission">,
  type: Code,
): Code {
  const related = run.related.get(file)!.map((other) => {
    const otherSite = run.sites.get(other)!;
    return imports.from(otherSite, otherSite.names.of(other));
  });
  const codecs = messagesOf(file).map((message) => site.names.of(message));
  const options = Object.keys(run.fileOptions).length === 0 ? [] : [dataLiteral(run.fileOptions)];
  const name = site.names.of(file);
  return js`
    ${declared(name, "const")}${type} = /* @__PURE__ */ ${imports.runtime("declareFile")}(
      ${listed([literal(encodedProto(file)), js`() => [${join(related, ", ")}]`, js`() => [${join(codecs, ", ")}]`, ...options])}
    );
    ${exportAlias(name)}
  `;
}

/** Options may be as deep as a message may be, and stand that deep in the file. */
const depth = { partial: true, maxDepth: 250 } as const;

/** The descriptor of a file in base64, wherever it comes from, without positions and comments. */
function encodedProto(file: FileDescriptor): string {
  keepCustomOptions(linkedFilesOf(file));
  return toBase64(builtInTypes()("FileDescriptorProto").encode({ ...file.proto, sourceCodeInfo: undefined }, depth));
}
