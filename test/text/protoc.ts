import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const directoryOfPackage = new URL("../../node_modules/protoc/", import.meta.url).pathname;

interface Asset {
  readonly platform: string;
  readonly arch: string;
  readonly executable: string;
}

/** The program itself: what npm links starts Node first, and this is called hundreds of times. */
function findProgram(): string {
  const assets = JSON.parse(readFileSync(join(directoryOfPackage, "assets.json"), "utf8")) as Asset[];
  const asset = assets.find(({ platform, arch }) => platform === process.platform && arch === process.arch);
  if (asset === undefined) throw new Error(`the package protoc has no program for ${process.platform} ${process.arch}`);
  return join(directoryOfPackage, "bin", asset.executable);
}

const program = findProgram();

/** protoc as the judge of text format, for one `.proto` and one of its messages. */
export interface Judge {
  /** What `protoc --decode` prints; undefined if it refuses the bytes. */
  print(bytes: Uint8Array): string | undefined;
  /** The bytes that `protoc --encode` makes of a text, maps sorted; undefined if it refuses the text. */
  read(text: string): Uint8Array | undefined;
}

/** Gives a judge to `act`. */
export function withJudge<T>(source: string, typeName: string, act: (judge: Judge) => T): T {
  const directory = mkdtempSync(join(tmpdir(), "wireform-text-"));
  const run = (flags: readonly string[], input: string | Uint8Array): Buffer | undefined => {
    const { status, stdout, error } = spawnSync(
      program,
      ["-I", directory, "-I", join(directoryOfPackage, "include"), "schema.proto", ...flags],
      { input, maxBuffer: 1 << 26 },
    );
    if (error !== undefined) throw error;
    return status === 0 ? stdout : undefined;
  };
  try {
    writeFileSync(join(directory, "schema.proto"), source);
    return act({
      print: (bytes) => run([`--decode=${typeName}`], bytes)?.toString("utf8"),
      read: (text) => run([`--encode=${typeName}`, "--deterministic_output"], text),
    });
  } finally {
    rmSync(directory, { recursive: true });
  }
}
