import { defineConfig } from "vitest/config";

/** Where .ci/run wants to find the counts. */
const report = process.env["WIREFORM_TEST_REPORT"];

const textTests = [
  "test/wire/{native-text,reader,utf8,writer}.test.ts",
  "test/codec/{many-strings,text,vectors,wire-vectors,hostile}.test.ts",
];

const messageTests = [
  "test/wire/own-utf8.test.ts",
  "test/codec/{many-strings,realms,vectors,wire-vectors}.test.ts",
  "test/json/{message,well-known}.test.ts",
  "test/text/from-text.test.ts",
];

export default defineConfig({
  root: new URL("..", import.meta.url).pathname,
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "node",
          include: ["test/**/*.test.ts"],
          provide: { portableText: false },
          setupFiles: ["test/setup.ts"],
        },
      },
      // What has to do with text, once more as a browser does it.
      {
        extends: true,
        test: {
          name: "portable text",
          include: textTests,
          provide: { portableText: true },
          setupFiles: ["test/setup.ts", "test/support/portable-text.ts"],
        },
      },
      // And the messages as a platform does them that has nothing for text.
      {
        extends: true,
        test: {
          name: "no text",
          include: messageTests,
          provide: { portableText: true },
          setupFiles: ["test/setup.ts", "test/support/no-text.ts"],
        },
      },
    ],
    reporters: report === undefined || report === "" ? ["default"] : ["default", ["json", { outputFile: report }]],
    // Processes: a test that keeps its thread busy for long does not keep the others from reporting.
    pool: "forks",
    poolOptions: { forks: { minForks: 1, maxForks: 2 } },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    teardownTimeout: 30_000,
  },
});
