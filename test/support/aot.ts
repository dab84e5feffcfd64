import { generateModules } from "../../src/codegen/index.ts";
import type { GeneratedModule, GenerateOptions } from "../../src/codegen/index.ts";
import type { MessageCodec, Schema } from "../../src/index.ts";
import * as runtime from "../../src/runtime.ts";

/*
 * Generated code in the process of the tests, at once: the module of a whole schema is evaluated as the body of a function. test/codegen/ imports real files.
 */

export type ModuleExports = Readonly<Record<string, unknown>>;

/** One module of all the files of a schema. */
export function moduleOf(schema: Schema, options: GenerateOptions = {}): GeneratedModule {
  const files = schema.files();
  return generateModules(files, options, [{ path: "schema.pb", fileNames: files.map(({ name }) => name) }])[0]!;
}

/** Evaluates a module that imports the runtime alone, and gives what it exports. */
export function evaluateModule(text: string): ModuleExports {
  const exported: string[] = [];
  const body = text
    .replace(
      /^import \{([^}]*)\} from "wireform\/runtime";$/m,
      (_, names: string) => `const {${names.replaceAll(" as ", ": ")}} = runtime;`,
    )
    .replace(/^export (const) ([\w$]+)/gm, (_, keyword: string, name: string) => {
      exported.push(name);
      return `${keyword} ${name}`;
    })
    .replace(/^export \{([^}]*)\};$/gm, (_, names: string) => {
      exported.push(
        ...names
          .split(",")
          .map((name) => name.trim().replace(/^(\S+) as (\S+)$/, "$2: $1"))
          .filter((name) => name !== ""),
      );
      return "";
    });
  return (
    new Function("runtime", `"use strict";\n${body}\nreturn { ${exported.join(", ")} };`) as (
      from: object,
    ) => ModuleExports
  )(runtime);
}

/** A schema whose codecs are generated code; everything else of it is the loader's. */
export function aheadOfTime(schema: Schema, options: GenerateOptions = {}): Schema {
  let codecs: ReadonlyMap<string, MessageCodec> | undefined;
  const all = (): ReadonlyMap<string, MessageCodec> =>
    (codecs ??= codecsOf(evaluateModule(moduleOf(schema, options).js)));
  const aot: Pick<Schema, keyof Schema> = {
    message: (name) => all().get(name) ?? schema.message(name),
    descriptor: (name) => schema.descriptor(name),
    enum: (name) => schema.enum(name),
    service: (name) => schema.service(name),
    extension: (name) => schema.extension(name),
    *messages() {
      yield* all().values();
    },
    files: () => schema.files(),
    ownFiles: () => schema.ownFiles(),
  };
  return aot as Schema;
}

function codecsOf(exports: ModuleExports): Map<string, MessageCodec> {
  const codecs = Object.values(exports).filter(
    (value): value is MessageCodec => typeof value === "object" && value !== null && "decode" in value,
  );
  return new Map(codecs.map((codec) => [codec.typeName, codec]));
}
