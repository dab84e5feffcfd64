import { Emission } from "../codec/emission.ts";
import { emitEntry } from "../codec/emit-entry.ts";
import { emitUnit } from "../codec/emit.ts";
import type { FieldPlan, MessagePlan, ValuePlan } from "../codec/plan.ts";
import { type Code, identifier, join, js, listed, literal, nothing, paragraphs } from "../codec/source/code.ts";
import { keepCustomOptions } from "../descriptor-set/custom-options.ts";
import { builtInTypes } from "../descriptor-set/descriptor-types.ts";
import type { FieldDescriptor, FileDescriptor, MessageDescriptor } from "../schema/descriptors.ts";
import { linkedFilesOf } from "../schema/link.ts";
import { dataLiteral } from "./data-literal.ts";
import { declared, exportAlias, typeNames } from "./declared.ts";
import { deprecationOf } from "./doc.ts";
import { emitEnum, emitTypedEnum } from "./emit-enum.ts";
import { emitExtension, emitTypedExtension } from "./emit-extension.ts";
import { emitMessageType } from "./emit-message-type.ts";
import { emitService } from "./emit-service.ts";
import { ModuleImports, type ModuleSite, type Run } from "./module-context.ts";
import { type ExportName, enumsOf, extensionsOf, messagesOf, moduleRuntime } from "./module-names.ts";

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
    const type = js`${imports.runtimeType("MessageCodec")}<${types.message(message, false)}, ${types.message(message, true)}>`;
    return js`${declared(names.export(message), js`const`)}: ${type}`;
  };
  // Named by what is still to be added.
  imports.runtimeType("GeneratedFile");
  if (files.some((file) => messagesOf(file).length > 0)) imports.runtimeType("MessageOutline");
  return layOut(site, run, imports, typed, emitCode(site, run, imports, declaredCodec), exports);
}

function layOut(site: ModuleSite, run: Run, imports: ModuleImports, declarations: readonly Code[], { code, runtimeNames }: EmittedCode, exports: readonly Code[]): Code {
  const body = paragraphs([...declarations, code, ...exports, emitExports(site.files.flatMap(messagesOf), site)]);
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
    ...site.files.map((file) => emitFile(file, site, run, imports)),
    ...messages.map((message) => emitCodec(message, site, run, emission, declaredCodec(message))),
  ]);
  return { code, runtimeNames: emission.runtimeNames() };
}

/** Services and extensions, which follow the codecs. */
function emitCodeExports(
  { files, names }: ModuleSite,
  run: Run,
  imports: ModuleImports,
  emitExtension: (extension: FieldDescriptor, name: ExportName, file: string) => Code,
): Code[] {
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
        get encode() {
          return imports.name(other, `encode${end(plan)}`);
        },
      };
    },
    { taken: imports.taken, of: end },
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

function emitCodec(message: MessageDescriptor, site: ModuleSite, run: Run, emission: Emission, declaration: Code): Code {
  const { names } = site;
  const name = names.export(message);
  const end = names.end(message);
  const plan = run.planner.plan(message);
  const entry = identifier(`entry${end}`);
  return js`
    const ${entry} = /* @__PURE__ */ declareEntry(${identifier(`outline${end}`)}, ${emission.decode(plan)}, ${emission.encode(plan)}, ({ plan, general, habit }) => {
      ${emitEntry(emission, plan)}
      return { encode, decode };
    });
    ${deprecationOf(message)}
    ${declaration} = /* @__PURE__ */ declareCodec(${identifier(names.file(message.file))}, ${entry});
    ${exportAlias(name)}
  `;
}

function emitOutline(plan: MessagePlan, site: ModuleSite, run: Run, imports: ModuleImports): Code {
  const name = identifier(`outline${site.names.end(plan.type.descriptor)}`);
  const valueOf = (value: ValuePlan): Code => {
    if (value.kind !== "message") return literal(value.kind === "enum" ? "enum" : value.type);
    const { descriptor } = value.message.type;
    const other = run.sites.get(descriptor.file)!;
    return imports.name(other, `outline${other.names.end(descriptor)}`);
  };
  const rows = plan.fields.map((field) => js`[${join([literal(field.number), literal(field.name), valueOf(field.value), ...shapeOf(field)], ", ")}]`);
  const list = plan.fields.length === 0 ? js`() => []` : js`
    () => [
      ${listed(rows)}
    ]
  `;
  return js`
    const ${name} = /* @__PURE__ */ declareOutline(
      ${listed([literal(plan.typeName), list, ...(plan.requires ? [js`true`] : [])])}
    );
  `;
}

function shapeOf(field: FieldPlan): Code[] {
  if (field.shape === "map") return [literal("map"), literal(field.key.type)];
  if (field.shape === "repeated") return [literal("repeated")];
  return field.presence === "required" ? [literal("required")] : [];
}

function emitFile(file: FileDescriptor, site: ModuleSite, run: Run, imports: ModuleImports): Code {
  const related = run.related.get(file)!.map((other) => {
    const otherSite = run.sites.get(other)!;
    return imports.name(otherSite, otherSite.names.file(other));
  });
  const options = Object.keys(run.fileOptions).length === 0 ? [] : [dataLiteral(run.fileOptions)];
  return js`
    const ${identifier(site.names.file(file))} = /* @__PURE__ */ declareFile(
      ${listed([freshData(dataLiteral(plainProto(file))), js`() => [${join(related, ", ")}]`, ...options])}
    );
  `;
}

/** The descriptor of a file in the order of descriptor.proto's fields, wherever it comes from, without positions and comments. */
function plainProto(file: FileDescriptor): object {
  keepCustomOptions(linkedFilesOf(file));
  const type = builtInTypes()("FileDescriptorProto");
  return type.decode(type.encode({ ...file.proto, sourceCodeInfo: undefined }, depth), depth);
}

/** Options may be as deep as a message may be, and stand that deep in the file. */
const depth = { partial: true, maxDepth: 250 } as const;

/** A function that gives fresh data: linking changes it. */
function freshData(data: Code): Code {
  return js`
    () => (
      ${data}
    )
  `;
}

/** What other modules import. */
function emitExports(messages: readonly MessageDescriptor[], { names, files }: ModuleSite): Code {
  const internal = [
    ...messages.flatMap((message) => ["decode", "encode", "entry", "outline"].map((prefix) => `${prefix}${names.end(message)}`)),
    ...files.map((file) => names.file(file)),
  ];
  return js`
    // For other generated modules.
    export {
      ${internal.map((name) => js`${identifier(name)},`)}
    };
  `;
}
