import { Emission } from "../codec/emission.ts";
import { emitUnit } from "../codec/emit.ts";
import { partsOf } from "./parts-of.ts";
import { type Code, join, js, Name, paragraphs } from "../codec/source/code.ts";
import { untyped } from "../codec/source/print.ts";
import type { MessageDescriptor } from "../schema/descriptors.ts";
import { type CodecContext, emitCodec, emitFile, emitPlannedCodec } from "./emit-codec.ts";
import { emitEnum, emitTypedEnum } from "./emit-enum.ts";
import { emitExtension, emitTypedExtension } from "./emit-extension.ts";
import { emitCodecType, emitMessageType } from "./emit-message-type.ts";
import type { RowNames } from "./emit-rows.ts";
import { emitService } from "./emit-service.ts";
import { emitWithImports, ModuleImports, type ModuleSite, type Run } from "./module-context.ts";
import { enumsOf, extensionsOf, messagesOf } from "./module-names.ts";
import { typeNames } from "./type-names.ts";

/*
 * A module: per message the functions that the JIT would compile, and a codec of these and of the rows of its plan; per file its descriptor. All but functions
 * and the variables of these is marked pure, and what refers to other types does so within functions: bundlers drop what is unused, and modules may import
 * each other.
 */

/** A module in JavaScript. */
export function emitModule(site: ModuleSite, run: Run): Code {
  const { files, names } = site;
  const imports = new ModuleImports(site, run);
  return emitWithImports(
    site,
    run,
    paragraphs([
      ...files.flatMap(enumsOf).map((each) => emitEnum(each, names.of(each))),
      emitCode(site, run, imports, () => untyped, untyped),
      ...emitServices(site, run, imports),
      ...files.flatMap(extensionsOf).map((each) => emitExtension(each, names.of(each), imports)),
    ]),
  );
}

/**
 * What has the user's compiler take the types of a module, and not look within its functions, which are checked here, at the strictest, by tests: of a large file it takes
 * a third of the time, and no option of the user's makes an error of generated code.
 */
const uncheckedComment = js`// @ts-nocheck`;

/** A module in TypeScript. */
export function emitTypedModule(site: ModuleSite, run: Run): Code {
  const { files, names } = site;
  const imports = new ModuleImports(site, run);
  const types = typeNames(imports, run);
  const codecType = (message: MessageDescriptor): Code => js`: ${emitCodecType(message, types)}`;
  return emitWithImports(
    site,
    run,
    paragraphs([
      ...files.flatMap(enumsOf).map((each) => emitTypedEnum(each, names.of(each))),
      ...files
        .flatMap(messagesOf)
        .map((message) => emitMessageType(message, names.of(message), names.init(message), types)),
      emitCode(site, run, imports, codecType, js`: ${types.runtime("GeneratedFile")}`),
      ...emitServices(site, run, imports),
      ...files.flatMap(extensionsOf).map((each) => emitTypedExtension(each, names.of(each), imports, types)),
    ]),
    uncheckedComment,
  );
}

/** All that makes the codecs and files; the last two are the types that these are declared with. */
function emitCode(
  site: ModuleSite,
  run: Run,
  imports: ModuleImports,
  codecType: (message: MessageDescriptor) => Code,
  fileType: Code,
): Code {
  const messages = site.files.flatMap(messagesOf);
  if (run.optimize === "size") return emitPlans(site, run, imports, codecType, fileType);
  const emission = newEmission(site, run, imports);
  const plans = messages.map((message) => run.planner.plan(message));
  const context: CodecContext = { site, run, imports, emission, names: rowNames(run, imports) };
  return paragraphs([
    emitUnit(emission, plans, paragraphs),
    ...messages.map((message) => emitCodec(message, context, codecType(message))),
    ...site.files.map((file) => emitFile(file, context, fileType)),
  ]);
}

/** The same without code: messages that need the same parts of the interpreter share a list of them. */
function emitPlans(
  site: ModuleSite,
  run: Run,
  imports: ModuleImports,
  codecType: (message: MessageDescriptor) => Code,
  fileType: Code,
): Code {
  const context = { site, run, imports, names: rowNames(run, imports) };
  const lists = new Map<string, Name>();
  const declarations: Code[] = [];
  const listOf = (message: MessageDescriptor): Code | Name => {
    const parts = partsOf(run.planner.plan(message)).map((name) => imports.runtime(`${name}Part`));
    if (parts.length === 0) return js`[]`;
    const key = parts.map(({ hint }) => hint).join();
    let name = lists.get(key);
    if (name === undefined) {
      lists.set(key, (name = new Name(`parts${lists.size}`)));
      declarations.push(js`const ${name} = [${join(parts, ", ")}];`);
    }
    return name;
  };
  const codecs = site.files
    .flatMap(messagesOf)
    .map((message) => emitPlannedCodec(message, context, listOf(message), codecType(message)));
  const files = site.files.map((file) => emitFile(file, context, fileType));
  return paragraphs([js`${declarations}`, ...codecs, ...files]);
}

/** How the module calls the codec of a message. */
function codecName(message: MessageDescriptor, run: Run, imports: ModuleImports): Name {
  const site = run.sites.get(message.file)!;
  return imports.from(site, site.names.of(message));
}

function rowNames(run: Run, imports: ModuleImports): RowNames {
  const enums = new Map(
    [...run.sites.values()].flatMap(({ files }) => files.flatMap(enumsOf)).map((each) => [each.typeName, each]),
  );
  return {
    message: (plan) => codecName(run.planner.descriptorOf(plan), run, imports),
    enum: ({ typeName }) => {
      const declaration = enums.get(typeName)!;
      const site = run.sites.get(declaration.file)!;
      return imports.from(site, site.names.of(declaration));
    },
  };
}

function emitServices({ files, names }: ModuleSite, run: Run, imports: ModuleImports): Code[] {
  const codec = (message: MessageDescriptor): Code => codecName(message, run, imports);
  const services = files.flatMap((file) => file.services);
  return services.map((service) => emitService(service, names.of(service), codec, imports));
}

/** Functions of types in other modules are those of their codecs. */
function newEmission(site: ModuleSite, run: Run, imports: ModuleImports): Emission {
  return new Emission(imports.runtime, (plan) => {
    const message = run.planner.descriptorOf(plan);
    if (run.sites.get(message.file) === site) return undefined;
    const functions = js`${imports.runtime("functionsOf")}(${codecName(message, run, imports)})`;
    return { decode: js`${functions}.decode`, merge: js`${functions}.merge`, encode: js`${functions}.encode` };
  });
}
