import { defineConfig } from "vitest/config";

/** Where .ci/run wants to find the counts. */
const report = process.env["WIREFORM_TEST_REPORT"];

export default defineConfig({
  root: new URL("..", import.meta.url).pathname,
  test: {
    include: ["test/**/*.test.ts"],
    setupFiles: ["test/setup.ts"],
    reporters: report === undefined || report === "" ? ["default"] : ["default", ["json", { outputFile: report }]],
    // Processes: a test that keeps its thread busy for long does not keep the others from reporting.
    pool: "forks",
    poolOptions: { forks: { minForks: 1, maxForks: 2 } },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    teardownTimeout: 30_000,
  },
});
