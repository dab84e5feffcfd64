import { generateModules } from "../../src/codegen/index.ts";
import type { GeneratedModule, GenerateOptions } from "../../src/codegen/index.ts";
import type { MessageCodec, Schema } from "../../src/index.ts";
import type * as lightRuntime from "../../src/lite.ts";
import * as fullRuntime from "../../src/runtime.ts";

const liteRuntime = (await import(new URL("../../dist/lite.js", import.meta.url).href)) as typeof lightRuntime;

/*
 * Generated code in the process of the tests, at once: the module of a whole schema is evaluated as the body of a function. test/codegen/ imports real files.
 */

export type ModuleExports = Readonly<Record<string, unknown>>;

/** One module of all the files of a schema. */
export function moduleOf(schema: Schema, options: GenerateOptions = {}): GeneratedModule {
  const files = schema.files();
  return generateModules(files, options, [{ path: "schema.pb", fileNames: files.map(({ name }) => name) }])[0]!;
}

/** Evaluates a module that imports the runtime alone, or the light one, as it was built, and gives what it exports. */
export function evaluateModule(text: string, lite = false): ModuleExports {
  const exported: string[] = [];
  const body = text
    .replace(/^import \{([^}]*)\} from "wireform\/(?:runtime|lite)";$/m, (_, names: string) => `const {${names}} = runtime;`)
    .replace(/^export (const) ([\w$]+)/gm, (_, keyword: string, name: string) => {
      exported.push(name);
      return `${keyword} ${name}`;
    })
    .replace(/^export \{([^}]*)\};$/gm, (_, names: string) => {
      exported.push(...names.split(",").map((name) => name.trim().replace(/^(\S+) as (\S+)$/, "$2: $1")).filter((name) => name !== ""));
      return "";
    });
  return (new Function("runtime", `"use strict";\n${body}\nreturn { ${exported.join(", ")} };`) as (from: object) => ModuleExports)(lite ? liteRuntime : fullRuntime);
}

/** A schema whose codecs are generated code; everything else of it is the loader's. */
export function aheadOfTime(schema: Schema, options: GenerateOptions = {}): Schema {
  let codecs: ReadonlyMap<string, MessageCodec> | undefined;
  const all = (): ReadonlyMap<string, MessageCodec> => (codecs ??= options.lite ? liteCodecsOf(schema, options) : codecsOf(evaluateModule(moduleOf(schema, options).js)));
  const aot: Pick<Schema, keyof Schema> = {
    message: (name) => all().get(name) ?? schema.message(name),
    enum: (name) => schema.enum(name),
    service: (name) => schema.service(name),
    extension: (name) => schema.extension(name),
    *messages() {
      yield* all().values();
    },
    files: () => schema.files(),
  };
  return aot as Schema;
}

function codecsOf(exports: ModuleExports): Map<string, MessageCodec> {
  const codecs = Object.values(exports).filter((value): value is MessageCodec => typeof value === "object" && value !== null && "registry" in value);
  return new Map(codecs.map((codec) => [codec.typeName, codec]));
}

/** What a lite codec has takes the place of what the loader's has. */
function liteCodecsOf(schema: Schema, options: GenerateOptions): Map<string, MessageCodec> {
  const exports = Object.values(evaluateModule(moduleOf(schema, options).js, true));
  const codecs = exports.filter((value): value is MessageCodec => typeof value === "object" && value !== null && "encodeInto" in value);
  return new Map(codecs.map((codec) => [codec.typeName, { ...schema.message(codec.typeName), ...codec }]));
}
