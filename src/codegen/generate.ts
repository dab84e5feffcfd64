import { Planner } from "../planner/planner.ts";
import { sourceText } from "../codec/source/print.ts";
import { ProtobufError } from "../errors.ts";
import type { EnumDescriptor, FieldDescriptor, FileDescriptor, MessageDescriptor } from "../schema/descriptors.ts";
import { linkedFilesOf } from "../schema/link.ts";
import { emitContract } from "./emit-contract.ts";
import { emitModule, emitTypedModule } from "./emit-module.ts";
import { emitTypes } from "./emit-types.ts";
import type { ModuleSite, Run } from "./module-context.ts";
import { extensionsOf, messagesOf, ModuleNames } from "./module-names.ts";
import type { GeneratedModule, GenerateOptions, ModuleRequest } from "./options.ts";

/**
 * Generates modules for linked files, which must be all that a schema has, in one run: modules import each other, and know the extensions of the schema.
 *
 * Without `requests`, one module per file: `google/protobuf/any.proto` becomes `google/protobuf/any.pb`. NOT_FOUND for files that are not there,
 * INVALID_ARGUMENT where a file that another one needs is in no module, or in two.
 */
export function generateModules(
  files: readonly FileDescriptor[],
  options: GenerateOptions = {},
  requests: readonly ModuleRequest[] = files.map(requestOf),
): GeneratedModule[] {
  const byName = new Map(files.map((file) => [file.name, file]));
  const sites = requests.map(({ path, specifier, fileNames }): ModuleSite => {
    const own = fileNames.map((name) => byName.get(name) ?? missing(name));
    return { path, specifier, files: own, names: new ModuleNames(own) };
  });
  const run = startRun(files, sites, options);
  return sites.map((site) => ({
    path: site.path,
    get ts() {
      return sourceText(emitTypedModule(site, run), "TypeScript");
    },
    get js() {
      return sourceText(emitModule(site, run));
    },
    get dts() {
      return sourceText(emitTypes(site, run));
    },
  }));
}

/** Generates the types of all that linked files have, without code, and an interface `name` of them, for a schema that is loaded at run time. */
export function generateTypes(files: readonly FileDescriptor[], name: string, options: GenerateOptions = {}): string {
  const site: ModuleSite = { path: "types", files, names: new ModuleNames(files) };
  return sourceText(emitContract(site, startRun(files, [site], options), name));
}

/** The module of a file. */
export function requestOf({ name }: FileDescriptor): ModuleRequest {
  return { path: name.replace(/(\.proto)?$/, ".pb"), fileNames: [name] };
}

function missing(name: string): never {
  throw new ProtobufError("NOT_FOUND", `the schema has no file ${name}`, { file: name });
}

function startRun(files: readonly FileDescriptor[], sites: readonly ModuleSite[], options: GenerateOptions): Run {
  const { int64 = "bigint", maps = "object", fieldNames = "json", importExtension = ".js" } = options;
  const { optimize = "speed", runtimeImport = "wireform/runtime" } = options;
  const siteOf = new Map<FileDescriptor, ModuleSite>();
  for (const site of sites) {
    for (const file of site.files) {
      if (siteOf.has(file))
        throw new ProtobufError("INVALID_ARGUMENT", `${file.name} is in two modules`, { file: file.name });
      siteOf.set(file, site);
    }
  }
  const related = relatedFiles(files);
  for (const [file, others] of related) {
    const absent = siteOf.has(file) ? others.find((other) => !siteOf.has(other)) : undefined;
    if (absent !== undefined)
      throw new ProtobufError("INVALID_ARGUMENT", `${file.name} needs ${absent.name}, which is in no module`, {
        file: absent.name,
      });
  }
  const chosen = {
    int64,
    maps,
    fieldNames,
    ...(files.every((file) => linkedFilesOf(file).complete) ? {} : { source: "protobufjs" }),
  };
  const defaults: { readonly [name: string]: string } = { int64: "bigint", maps: "object", fieldNames: "json" };
  return {
    planner: new Planner({ int64, maps }),
    sites: siteOf,
    related,
    optimize,
    runtimeImport,
    importExtension,
    fileOptions: Object.fromEntries(Object.entries(chosen).filter(([name, value]) => value !== defaults[name])),
  };
}

/** Of each file: its imports, those for options among them, the files of types it refers to (adopted files have no imports), and those with extensions of its messages. */
function relatedFiles(files: readonly FileDescriptor[]): Map<FileDescriptor, FileDescriptor[]> {
  const related = new Map(files.map((file) => [file, new Set<FileDescriptor>(file.dependencies)]));
  for (const [file, others] of related) {
    for (const other of files) if (file.proto.optionDependency?.includes(other.name)) others.add(other);
    for (const field of [...messagesOf(file).flatMap(({ members }) => members), ...extensionsOf(file)]) {
      others.add(field.message.file);
      // An extension of a message stands among its members.
      others.add(field.file);
      for (const type of typesOf(field)) others.add(type.file);
    }
    for (const { input, output } of file.services.flatMap(({ methods }) => methods))
      others.add(input.file).add(output.file);
    others.delete(file);
  }
  return new Map([...related].map(([file, others]) => [file, [...others]]));
}

/** The message or enum that a field's values are of. */
function typesOf({ value }: FieldDescriptor): readonly (MessageDescriptor | EnumDescriptor)[] {
  if (value.kind === "scalar") return [];
  if (value.kind === "enum") return [value.enum];
  return value.message.mapEntry ? value.message.fields.flatMap(typesOf) : [value.message];
}
