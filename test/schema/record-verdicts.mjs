// Asks protoc for its verdicts on the inputs of verdicts/*.json once more: `node test/schema/record-verdicts.mjs probed files`.
// `reason` is the first error, without the file's name where the input is one file; absent where the input is accepted. Cases with `errors` keep all of them.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const protoc = new URL("../../node_modules/.bin/protoc", import.meta.url).pathname;

function errorsOf(files) {
  const directory = mkdtempSync(join(tmpdir(), "wireform-"));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(directory, name)), { recursive: true });
      writeFileSync(join(directory, name), text);
    }
    const { status, stderr } = spawnSync(protoc, ["-I", directory, "-o", "/dev/null", Object.keys(files)[0]], {
      encoding: "utf8",
    });
    if (status === 0) return [];
    const lines = stderr.replaceAll(`${directory}/`, "").split("\n");
    return lines.filter((line) => line !== "" && !/: warning: |: File not found|Suggested field numbers/.test(line));
  } finally {
    rmSync(directory, { recursive: true });
  }
}

for (const name of process.argv.slice(2)) {
  const path = new URL(`verdicts/${name}.json`, import.meta.url);
  const cases = JSON.parse(readFileSync(path, "utf8")).map(({ name, source, files, errors }) => {
    const found = errorsOf(files ?? { "case.proto": source });
    if (errors !== undefined)
      return { name, source, errors: found.map((line) => line.replace("case.proto:", "").trim()) };
    const [reason] = found;
    return {
      name,
      ...(files === undefined ? { source } : { files }),
      reason: files === undefined ? reason?.replace("case.proto:", "").trim() : reason,
    };
  });
  writeFileSync(path, `[\n${cases.map((item) => JSON.stringify(item)).join(",\n")}\n]\n`);
}
