import { Emission, type Foreign } from "../codec/emission.ts";
import { emitUnit } from "../codec/emit.ts";
import { partsOf } from "../codec/parts-of.ts";
import type { MessagePlan } from "../plan/plan.ts";
import { type Code, identifier, join, js, listed, literal, nothing, paragraphs } from "../codec/source/code.ts";
import type { FieldDescriptor, FileDescriptor, MessageDescriptor } from "../schema/descriptors.ts";
import { declared, typeNames } from "./declared.ts";
import { emitCodec, emitFile, emitPlannedCodec } from "./emit-codec.ts";
import { emitEnum, emitTypedEnum } from "./emit-enum.ts";
import { emitExtension, emitTypedExtension } from "./emit-extension.ts";
import { emitMessageType } from "./emit-message-type.ts";
import type { RowNames } from "./emit-rows.ts";
import { emitService } from "./emit-service.ts";
import { ModuleImports, type ModuleSite, type Run } from "./module-context.ts";
import { type ExportName, enumsOf, extensionsOf, messagesOf, moduleRuntime } from "./module-names.ts";

/*
 * A module: per message the functions that the JIT would compile, and a codec of these and of the rows of its plan; per file its descriptor. All but functions
 * and the variables of these is marked pure, and what refers to other types does so within functions: bundlers drop what is unused, and modules may import
 * each other.
 */

/** A module in JavaScript. */
export function emitModule(site: ModuleSite, run: Run): Code {
  const { files, names } = site;
  const imports = new ModuleImports(site, run);
  const exports = emitCodeExports(site, run, imports, (extension, name) => emitExtension(extension, name));
  const enums = files.flatMap(enumsOf).map((each) => emitEnum(each, names.export(each)));
  return layOut(
    site,
    run,
    imports,
    enums,
    emitCode(
      site,
      run,
      imports,
      (message) => declared(names.export(message), js`const`),
      (file) => js`export const ${identifier(names.file(file))}`,
    ),
    exports,
  );
}

/** A module in TypeScript, but for the types that its functions need. */
export function emitTypedModule(site: ModuleSite, run: Run): Code {
  const { files, names } = site;
  const imports = new ModuleImports(site, run);
  const types = typeNames(imports, run);
  const exports = emitCodeExports(site, run, imports, (extension, name) => emitTypedExtension(extension, name, types));
  const typed = [
    ...files.flatMap(enumsOf).map((each) => emitTypedEnum(each, names.export(each))),
    ...files
      .flatMap(messagesOf)
      .map((message) => emitMessageType(message, names.export(message), names.init(message), types)),
  ];
  const declaredCodec = (message: MessageDescriptor): Code => {
    const type = js`${imports.runtimeType("MessageCodec")}<${types.message(message, false)}, ${types.message(message, true)}>`;
    return js`${declared(names.export(message), js`const`)}: ${type}`;
  };
  const declaredFile = (file: FileDescriptor): Code =>
    js`export const ${identifier(names.file(file))}: ${imports.runtimeType("GeneratedFile")}`;
  return layOut(site, run, imports, typed, emitCode(site, run, imports, declaredCodec, declaredFile), exports);
}

function layOut(
  site: ModuleSite,
  run: Run,
  imports: ModuleImports,
  declarations: readonly Code[],
  { code, runtimeNames }: EmittedCode,
  exports: readonly Code[],
): Code {
  const body = paragraphs([...declarations, code, ...exports]);
  return paragraphs([
    madeFrom(site),
    js`
      ${emitRuntimeImport(run, body, [...runtimeNames, ...moduleRuntime], imports.runtimeTypes())}
      ${imports.declarations()}
    `,
    body,
  ]);
}

/** The first line of a module. */
export function madeFrom({ files }: ModuleSite): Code {
  return js`// Made by wireform from ${join(
    files.map((file) => literal(file.name)),
    ", ",
  )}. Do not edit.`;
}

interface EmittedCode {
  readonly code: Code;
  readonly runtimeNames: readonly string[];
}

/** All that makes the codecs and files; the last two are how one is declared. */
function emitCode(
  site: ModuleSite,
  run: Run,
  imports: ModuleImports,
  declaredCodec: (message: MessageDescriptor) => Code,
  declaredFile: (file: FileDescriptor) => Code,
): EmittedCode {
  if (run.optimize === "size") return emitPlans(site, run, imports, declaredCodec, declaredFile);
  const messages = site.files.flatMap(messagesOf);
  const emission = newEmission(site, run, imports);
  const unit = emitUnit(
    emission,
    messages.map((message) => run.planner.plan(message)),
    paragraphs,
  );
  const names = rowNames(run, imports);
  const code = paragraphs([
    unit,
    ...messages.map((message) => emitCodec(message, site, run, emission, names, declaredCodec(message))),
    ...site.files.map((file) => emitFile(file, site, run, imports, declaredFile(file))),
  ]);
  return { code, runtimeNames: emission.runtimeNames() };
}

/** The same without code: messages that need the same parts of the interpreter share a list of them. */
function emitPlans(
  site: ModuleSite,
  run: Run,
  imports: ModuleImports,
  declaredCodec: (message: MessageDescriptor) => Code,
  declaredFile: (file: FileDescriptor) => Code,
): EmittedCode {
  const names = rowNames(run, imports);
  const lists = new Map<string, Code>();
  const listOf = (message: MessageDescriptor): Code => {
    const parts = partsOf(run.planner.plan(message)).map((name) => identifier(`${name}Part`));
    const list = js`[${join(parts, ", ")}]`;
    const key = list.lines.join("\n");
    let name = lists.get(key);
    if (name === undefined) {
      name = identifier(site.names.unique(`parts${lists.size}`));
      lists.set(key, name);
      declarations.push(js`const ${name} = ${list};`);
    }
    return name;
  };
  const declarations: Code[] = [];
  const codecs = site.files
    .flatMap(messagesOf)
    .map((message) => emitPlannedCodec(message, site, run, names, listOf(message), declaredCodec(message)));
  const files = site.files.map((file) => emitFile(file, site, run, imports, declaredFile(file)));
  return { code: paragraphs([js`${declarations}`, ...codecs, ...files]), runtimeNames: [] };
}

/** How the module calls the codec of a message. */
function codecName(message: MessageDescriptor, run: Run, imports: ModuleImports): Code {
  const site = run.sites.get(message.file)!;
  const { local, exported } = site.names.export(message);
  return imports.name(site, local, exported);
}

function rowNames(run: Run, imports: ModuleImports): RowNames {
  const enums = new Map(
    [...run.sites.values()].flatMap(({ files }) => files.flatMap(enumsOf)).map((each) => [each.typeName, each]),
  );
  return {
    message: (plan) => codecName(run.planner.descriptorOf(plan), run, imports),
    enum: ({ typeName }) => {
      const declaration = enums.get(typeName)!;
      const other = run.sites.get(declaration.file)!;
      const { local, exported } = other.names.export(declaration);
      return imports.name(other, local, exported);
    },
  };
}

/** Services and extensions, which follow the codecs. */
function emitCodeExports(
  { files, names }: ModuleSite,
  run: Run,
  imports: ModuleImports,
  emitExtension: (extension: FieldDescriptor, name: ExportName) => Code,
): Code[] {
  const codec = (message: MessageDescriptor): Code => codecName(message, run, imports);
  return [
    ...files.flatMap((file) => file.services).map((service) => emitService(service, names.export(service), codec)),
    ...files.flatMap(extensionsOf).map((extension) => emitExtension(extension, names.export(extension))),
  ];
}

function newEmission(site: ModuleSite, run: Run, imports: ModuleImports): Emission {
  const foreign = (plan: MessagePlan): Foreign | undefined => {
    const message = run.planner.descriptorOf(plan);
    if (run.sites.get(message.file) === site) return undefined;
    const functions = (): Code => js`functionsOf(${codecName(message, run, imports)})`;
    return {
      get decode() {
        return js`${functions()}.decode`;
      },
      get merge() {
        return js`${functions()}.merge`;
      },
      get encode() {
        return js`${functions()}.encode`;
      },
    };
  };
  return new Emission(foreign, { taken: imports.taken, of: (plan) => site.names.end(run.planner.descriptorOf(plan)) });
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
