import { Emission } from "../codec/emission.ts";
import { emitUnit } from "../codec/emit.ts";
import type { MessagePlan } from "../codec/plan.ts";
import { type Code, identifier, join, js, listed, literal, nothing, paragraphs } from "../codec/source/code.ts";
import type { FieldDescriptor, MessageDescriptor } from "../schema/descriptors.ts";
import { declared, typeNames } from "./declared.ts";
import { emitCodec, emitFile, emitLiteCodec, emitOutline } from "./emit-codec.ts";
import { emitEnum, emitTypedEnum } from "./emit-enum.ts";
import { emitExtension, emitTypedExtension } from "./emit-extension.ts";
import { emitMessageType } from "./emit-message-type.ts";
import { emitService } from "./emit-service.ts";
import { ModuleImports, type ModuleSite, type Run } from "./module-context.ts";
import { type ExportName, enumsOf, extensionsOf, liteRuntime, messagesOf, moduleRuntime } from "./module-names.ts";

/*
 * A module: per message the functions that the JIT would compile, the outline that the walks of errors read, an entry and a codec; per file its descriptor as
 * data. All but functions and the variables of these is marked pure, and what refers to other types does so within functions: bundlers drop what is unused,
 * and modules may import each other.
 */

/** A module in JavaScript. */
export function emitModule(site: ModuleSite, run: Run): Code {
  const { files, names } = site;
  const imports = new ModuleImports(site, run);
  const exports = emitCodeExports(site, run, imports, (extension, name, file) => emitExtension(extension, name, file));
  const enums = files.flatMap(enumsOf).map((each) => emitEnum(each, names.export(each)));
  return layOut(site, run, imports, enums, emitCode(site, run, imports, (message) => declared(names.export(message), js`const`)), exports);
}

/** A module in TypeScript, but for the types that its functions need. */
export function emitTypedModule(site: ModuleSite, run: Run): Code {
  const { files, names } = site;
  const imports = new ModuleImports(site, run);
  const types = typeNames(imports, run);
  const exports = emitCodeExports(site, run, imports, (extension, name, file) => emitTypedExtension(extension, name, file, types));
  const typed = [
    ...files.flatMap(enumsOf).map((each) => emitTypedEnum(each, names.export(each))),
    ...files.flatMap(messagesOf).map((message) => emitMessageType(message, names.export(message), names.init(message), types)),
  ];
  const declaredCodec = (message: MessageDescriptor): Code => {
    const type = js`${imports.runtimeType(run.lite ? "LiteCodec" : "MessageCodec")}<${types.message(message, false)}, ${types.message(message, true)}>`;
    return js`${declared(names.export(message), js`const`)}: ${type}`;
  };
  // Named by what is still to be added.
  if (!run.lite) imports.runtimeType("GeneratedFile");
  if (files.some((file) => messagesOf(file).length > 0)) imports.runtimeType(run.lite ? "LiteOutline" : "MessageOutline");
  return layOut(site, run, imports, typed, emitCode(site, run, imports, declaredCodec), exports);
}

function layOut(site: ModuleSite, run: Run, imports: ModuleImports, declarations: readonly Code[], { code, runtimeNames }: EmittedCode, exports: readonly Code[]): Code {
  const body = paragraphs([...declarations, code, ...exports, emitExports(site.files.flatMap(messagesOf), site, run)]);
  return paragraphs([
    madeFrom(site),
    js`
      ${emitRuntimeImport(run, body, [...runtimeNames, ...(run.lite ? liteRuntime : moduleRuntime)], imports.runtimeTypes())}
      ${imports.declarations()}
    `,
    body,
  ]);
}

/** The first line of a module. */
export function madeFrom({ files }: ModuleSite): Code {
  return js`// Made by wireform from ${join(files.map((file) => literal(file.name)), ", ")}. Do not edit.`;
}

interface EmittedCode {
  readonly code: Code;
  readonly runtimeNames: readonly string[];
}

/** All that makes the codecs; `declaredCodec` is how one is declared. */
function emitCode(site: ModuleSite, run: Run, imports: ModuleImports, declaredCodec: (message: MessageDescriptor) => Code): EmittedCode {
  const messages = site.files.flatMap(messagesOf);
  const emission = newEmission(site, run, imports);
  const unit = emitUnit(emission, messages.map((message) => run.planner.plan(message)), paragraphs);
  const code = paragraphs([
    unit,
    ...messages.map((message) => emitOutline(run.planner.plan(message), site, run, imports)),
    ...(run.lite ? [] : site.files.map((file) => emitFile(file, site, run, imports))),
    ...messages.map((message) => (run.lite ? emitLiteCodec : emitCodec)(message, site, run, emission, declaredCodec(message))),
  ]);
  return { code, runtimeNames: emission.runtimeNames() };
}

/** Services and extensions, which follow the codecs. Lite code has none: they are about descriptors. */
function emitCodeExports(
  { files, names }: ModuleSite,
  run: Run,
  imports: ModuleImports,
  emitExtension: (extension: FieldDescriptor, name: ExportName, file: string) => Code,
): Code[] {
  if (run.lite) return [];
  const codec = (message: MessageDescriptor): Code => {
    const other = run.sites.get(message.file)!;
    const { local, exported } = other.names.export(message);
    return imports.name(other, local, exported);
  };
  return [
    ...files.flatMap((file) => file.services).map((service) => emitService(service, names.export(service), names.file(service.file), codec)),
    ...files.flatMap(extensionsOf).map((extension) => emitExtension(extension, names.export(extension), names.file(extension.file))),
  ];
}

function newEmission(site: ModuleSite, run: Run, imports: ModuleImports): Emission {
  const siteOf = (plan: MessagePlan): ModuleSite => run.sites.get(plan.type.descriptor.file)!;
  const end = (plan: MessagePlan): string => siteOf(plan).names.end(plan.type.descriptor);
  return new Emission(
    (plan) => {
      const other = siteOf(plan);
      if (other === site) return undefined;
      return {
        get decode() {
          return imports.name(other, `decode${end(plan)}`);
        },
        get merge() {
          return imports.name(other, `merge${end(plan)}`);
        },
        get encode() {
          return imports.name(other, `encode${end(plan)}`);
        },
      };
    },
    { small: run.lite, taken: imports.taken, of: end },
  );
}

/** Imports of the runtime what of `names` the body mentions, and `types`. */
export function emitRuntimeImport(run: Run, body: Code, names: readonly string[], types: readonly string[]): Code {
  const mentioned = new Set(body.lines.flatMap((line) => line.match(/[\w$]+/g) ?? []));
  const used = [...new Set(names)].filter((name) => mentioned.has(name)).sort();
  const specifiers = [...used.map(identifier), ...types.map((name) => js`type ${identifier(name)}`)];
  if (specifiers.length === 0) return nothing;
  return js`
    import {
      ${listed(specifiers)}
    } from ${literal(run.runtimeImport)};
  `;
}

/** What other modules import. */
function emitExports(messages: readonly MessageDescriptor[], { names, files }: ModuleSite, { lite }: Run): Code {
  const prefixes = ["decode", "merge", "encode", ...(lite ? [] : ["entry"]), "outline"];
  const internal = [
    ...messages.flatMap((message) => prefixes.map((prefix) => `${prefix}${names.end(message)}`)),
    ...(lite ? [] : files.map((file) => names.file(file))),
  ];
  return js`
    // For other generated modules.
    export {
      ${internal.map((name) => js`${identifier(name)},`)}
    };
  `;
}
