import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { compilers, modes, workshop } from "./compile.ts";

/* Types that the compiler reads out of `.proto` text. */

const here = new URL(".", import.meta.url).pathname;
const { directory, source, compile, remove } = workshop();
afterAll(remove);

describe.each(compilers)("%s", (compiler) => {
  test.each(Object.entries(modes))("accepted.ts and syntax.ts, %s", (_mode, options) => {
    expect(compile(compiler, [join(here, "accepted.ts"), join(here, "syntax.ts")], options)).toBe("");
  });

  test("not strict: types are there, and nothing takes long", () => {
    const file = source(
      `${compiler}-loose.ts`,
      `import { parse } from "wireform";
      const M = parse(\`syntax = "proto3"; message M { int32 my_count = 1; M next = 2; oneof o { string s = 3; bool b = 4; } }\`).message("M");
      export const count: number = M.decode(new Uint8Array()).next.next.myCount;
      // @ts-expect-error
      M.decode(new Uint8Array()).myCuont;`,
    );
    expect(compile(compiler, file, { strict: false })).toBe("");
  });

  test("load takes what wireform generate --types-only writes", () => {
    const root = join(here, "../..");
    spawnSync(process.execPath, [
      join(root, "dist/cli/main.js"),
      "generate",
      "--types-only",
      "-I",
      join(root, "proto"),
      "calculator.proto",
      "--out",
      directory,
    ]);
    const file = source(
      `${compiler}-load.ts`,
      `import { loadSync } from "wireform";
      import type { Calculator } from "./calculator.types.js";
      const schema = loadSync<Calculator>("calculator.proto");
      export const a: number = schema.message("calculator.AddRequest").decode(new Uint8Array()).a;
      schema.enum("calculator.BatchRequest.Priority");
      // @ts-expect-error
      schema.message("calculator.AddReqest");
      // @ts-expect-error
      schema.message("calculator.AddRequest").encode({ a: "x" });`,
    );
    expect(compile(compiler, file, modes.strict)).toBe("");
  });

  test("errors name the choices", () => {
    const file = source(
      `${compiler}-wrong.ts`,
      `import { parse } from "wireform";
      const s = parse(\`syntax = "proto3"; message Mine { int32 my_count = 1; } message Yours { string s = 1; }\`);
      s.message("Mine").decode(new Uint8Array()).myCuont;
      s.message("Min");`,
    );
    const output = compile(compiler, file, modes.strict);
    expect(output).toMatch(/myCuont.*Did you mean 'myCount'/u);
    expect(output).toMatch(/"Min".*"Mine" \| "Yours"/u);
  });

  test("what is beyond the limits is untyped, and no error", () => {
    const fields = Array.from({ length: 1990 }, (_, index) => `int32 field_${index} = ${index + 1};`).join("\n");
    const messages = Array.from(
      { length: 400 },
      (_, index) => `message M${index} { int32 a = 1;\n string b = 2;\n M${(index + 1) % 400} next = 3; }`,
    ).join("\n");
    const values = Array.from({ length: 1900 }, (_, index) => `V${index} = ${index};`).join("\n");
    const lines = Array.from({ length: 80_000 }, () => "// a comment").join("\n");
    const members = Array.from({ length: 12 }, (_, index) => `int32 m${index} = ${index + 1};`);
    const oneofs = Array.from(
      { length: 5 },
      (_, index) =>
        `oneof o${index} { ${members.map((member) => member.replace(/m(\d+) = (\d+)/u, (_all, name, number) => `m${index}x${name} = ${Number(number) + index * 20}`)).join(" ")} }`,
    );
    const file = source(
      `${compiler}-large.ts`,
      `import { parse } from "wireform";
      const bytes = new Uint8Array();
      export const wide: number = parse(\`syntax = "proto3"; message W {\n${fields}\n}\`).message("W").decode(bytes).field1989;
      export const many: string | undefined = parse(\`syntax = "proto3";\n${messages}\`).message("M399").decode(bytes).next?.b;
      export const enums = parse(\`syntax = "proto3"; enum E {\n${values}\n} message M { E e = 1; }\`).message("M").decode(bytes).e;
      export const oneofs = parse(\`syntax = "proto3"; message O { ${oneofs.join("\n")} }\`).message("O").decode(bytes).m4x11;
      export const line = parse(\`syntax = "proto3"; ${Array.from({ length: 600 }, (_, index) => `message M${index} { int32 a = 1; }`).join(" ")}\`).message("M7").decode(bytes).a;
      export const comments = parse(\`syntax = "proto3"; ${"/* { */ ".repeat(2000)} message M { int32 a = 1; }\`).message("M").decode(bytes).a;
      export const long = parse(\`syntax = "proto3";\n${lines}\nmessage M { int32 a = 1; }\`).message("M").decode(bytes).a;`,
    );
    expect(compile(compiler, file, modes.strict)).toBe("");
  });
});
