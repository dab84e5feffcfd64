import { joinBytes } from "./join-bytes.ts";
import { Progress } from "./progress.ts";

/*
 * What the command line needs from Node, loaded when needed: src/ has no static imports of Node's modules, and none of
 * their types.
 */

interface Output {
  readonly isTTY?: boolean;
  /** The width of a terminal. */
  readonly columns?: number;
  write(chunk: Uint8Array | string, done: (error?: Error | null) => void): boolean;
  on(event: "error", listener: (error: Error) => void): void;
}

interface Process {
  readonly argv: readonly string[];
  readonly env: { readonly [name: string]: string | undefined };
  readonly stdin: AsyncIterable<Uint8Array> & { readonly isTTY?: boolean };
  readonly stdout: Output;
  readonly stderr: Output;
  exitCode: number | undefined;
  getBuiltinModule(name: string): unknown;
}

export const host: Process = (globalThis as unknown as { process: Process }).process;

/** A standard stream cannot be read or written. */
export class StreamError extends Error {}

/** The reader of standard output has closed it, as `head` does: not an error, and nothing more to do. */
export class OutputClosed extends StreamError {}

/**
 * Standard input as it arrives. `settle` is awaited before the next chunk, so that all output for earlier chunks is
 * written first.
 */
export async function* readChunks(settle?: () => Promise<void>): AsyncGenerator<Uint8Array, void, undefined> {
  const chunks = host.stdin[Symbol.asyncIterator]();
  const progress = mayShowProgress() ? openProgress() : undefined;
  try {
    for (;;) {
      const { done, value } = await chunks.next().catch(throwUnreadable);
      if (done === true) return;
      progress?.add(value.length);
      yield value;
      await settle?.();
    }
  } finally {
    progress?.end();
    await chunks.return?.();
  }
}

/** Only if the terminal is not also used for input or other output. */
function mayShowProgress(): boolean {
  const { stdin, stdout, stderr, env } = host;
  return stderr.isTTY === true && stdout.isTTY !== true && stdin.isTTY !== true && env["TERM"] !== "dumb";
}

function openProgress(): Progress {
  const { fstatSync } = host.getBuiltinModule("node:fs") as {
    fstatSync(file: number): { isFile(): boolean; readonly size: number };
  };
  const input = fstatSync(0);
  return new Progress({ total: input.isFile() ? input.size : undefined, now: () => Date.now(), write: writeErrorText });
}

function throwUnreadable(error: Error): never {
  throw new StreamError(`cannot read standard input: ${error.message}`, { cause: error });
}

/** All of standard input. */
export async function readInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of readChunks()) chunks.push(chunk);
  return joinBytes(chunks);
}

/** Writes to standard output, and waits until it is accepted. */
export async function writeOutput(chunk: Uint8Array | string): Promise<void> {
  const error = await new Promise<Error | null | undefined>((resolve) => host.stdout.write(chunk, resolve));
  if (error === null || error === undefined) return;
  if ((error as { code?: unknown }).code === "EPIPE") throw new OutputClosed();
  throw new StreamError(`cannot write standard output: ${error.message}`, { cause: error });
}

/** Writes exactly one line to standard error, whatever the text contains. */
export function writeErrorLine(text: string): void {
  writeErrorText(`${paintError("wireform:", "\u001b[1m")} ${printable(text)}\n`);
}

/** `text` in a colour, if standard error supports it. */
export function paintError(text: string, escape: string): string {
  return mayColour(host.stderr) ? `${escape}${text}\u001b[0m` : text;
}

/** Writes text that is already escaped to standard error. */
export function writeErrorText(text: string): void {
  host.stderr.write(text, () => {});
}

/** Routes errors of the standard streams to the writer instead of the process. */
export function catchStreamErrors(): void {
  for (const stream of [host.stdout, host.stderr]) stream.on("error", () => {});
}

/**
 * Whether to use colours on a stream. By default on a terminal that is not dumb. FORCE_COLOR turns them on (0 and
 * false: off), otherwise NO_COLOR turns them off.
 *
 * Sources: https://force-color.org, https://no-color.org, and Node's `getColorDepth`, where FORCE_COLOR comes first.
 */
export function mayColour(stream: { readonly isTTY?: boolean } = host.stdout): boolean {
  const { FORCE_COLOR: forced = "", NO_COLOR: none = "", TERM: terminal } = host.env;
  if (forced !== "") return forced !== "0" && forced !== "false";
  return stream.isTTY === true && none === "" && terminal !== "dumb";
}

/** `text` with all control characters and line breaks escaped: names and values come from the input. */
export function printable(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu,
    (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`,
  );
}

/**
 * JSON text with the same characters escaped in JSON's own way, which does not change its meaning: all of them are
 * inside strings, except the line feeds between values.
 */
export function printableJson(json: string): string {
  return json.replace(/[\x7f-\x9f\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (character) => {
    let text = "";
    for (let unit = 0; unit < character.length; unit++)
      text += `\\u${character.charCodeAt(unit).toString(16).padStart(4, "0")}`;
    return text;
  });
}

/** The version in package.json. */
export function version(): string {
  return (requireOfPackage()("../../package.json") as { version: string }).version;
}

/** The path of a file in the package. */
export function packagePath(name: string): string {
  return requireOfPackage().resolve(`../../${name}`);
}

interface Require {
  (path: string): unknown;
  resolve(path: string): string;
}

function requireOfPackage(): Require {
  const { createRequire } = host.getBuiltinModule("node:module") as { createRequire(from: string): Require };
  const { url } = import.meta as unknown as { url: string };
  return createRequire(url);
}
