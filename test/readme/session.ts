import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { connect, createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Block } from "./blocks.ts";

/*
 * What a reader does with a page of whole programs: its files in a folder, and its commands in a shell, those that end with `&` in the background. Ports are others than the page's, so that pages
 * do not stand in each other's way.
 */

const root = new URL("../..", import.meta.url).pathname;

/** The name of the file that a block is: of the block `js server.mjs` it is `server.mjs`. */
export function fileOf({ language }: Block): string | undefined {
  return /^\w+ (\S+\.\w+)$/u.exec(language)?.[1];
}

/** A command of a block of `console`, and the lines that it prints. */
export interface Command {
  readonly line: number;
  readonly text: string;
  readonly output: string;
}

export function commandsOf({ lines, line }: Block): Command[] {
  const starts = lines.flatMap((text, index) => (text.startsWith("$ ") ? [index] : []));
  return starts.map((start, index) => ({
    line: line + start,
    text: lines[start]!.slice(2),
    output: lines
      .slice(start + 1, starts[index + 1])
      .map((each) => `${each}\n`)
      .join(""),
  }));
}

export class Session {
  readonly directory: string = mkdtempSync(join(tmpdir(), "wireform-page-"));
  readonly #running: ChildProcess[] = [];
  readonly #ports: ReadonlyMap<string, number>;

  private constructor(ports: ReadonlyMap<string, number>) {
    this.#ports = ports;
  }

  /** With the files of a page. */
  static async of(blocks: readonly Block[]): Promise<Session> {
    const text = blocks.flatMap(({ lines }) => lines).join("\n");
    const found = [...text.matchAll(/localhost:(\d+)/gu)].map(([, port]) => port!);
    const ports = new Map<string, number>();
    for (const port of new Set(found)) ports.set(port, await freePort());
    const session = new Session(ports);
    installPackages(session.directory);
    for (const block of blocks) {
      const file = fileOf(block);
      if (file === undefined) continue;
      const path = join(session.directory, file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, session.translate(`${block.lines.join("\n")}\n`));
    }
    return session;
  }

  /** With the ports that there are in place of the page's. */
  translate(text: string): string {
    return text.replaceAll(/\b\d{4}\b/gu, (port) => String(this.#ports.get(port) ?? port));
  }

  /** Runs a command, and gives what it has printed; one in the background is waited for until it has printed what it should, or, where that is nothing, until somebody listens on all ports. */
  async run({ text, output }: Command): Promise<string> {
    const isBackground = text.endsWith(" &");
    const child = spawn("bash", ["-c", this.translate(text.replace(/ &$/u, ""))], {
      cwd: this.directory,
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, PATH: `${join(this.directory, "node_modules/.bin")}:${process.env["PATH"]}` },
    });
    this.#running.push(child);
    let [printed, complaints] = ["", ""];
    child.stdout!.setEncoding("utf8").on("data", (part: string) => (printed += part));
    child.stderr!.setEncoding("utf8").on("data", (part: string) => (complaints += part));
    const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
    const wanted = this.translate(output);
    if (!isBackground) {
      const status = await ended;
      return status === 0 ? printed : `${printed}${complaints}exit code ${status}\n`;
    }
    let isOver = false;
    void ended.then(() => (isOver = true));
    for (let turn = 0; turn < 400 && !isOver && !(await this.#isReady(wanted, () => printed)); turn++)
      await new Promise((resolve) => setTimeout(resolve, 50));
    return isOver ? `${printed}${complaints}` : printed;
  }

  async #isReady(wanted: string, printed: () => string): Promise<boolean> {
    if (wanted !== "") return printed().includes(wanted);
    return (await Promise.all([...this.#ports.values()].map(isOpen))).every(Boolean);
  }

  /** Ends what runs in the background, and takes the folder away. */
  end(): void {
    for (const { pid, exitCode } of this.#running) if (exitCode === null) killGroup(pid!);
    rmSync(this.directory, { recursive: true, force: true });
  }
}

/** A command and all that it has started. */
function killGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It has ended.
  }
}

/** As after `npm install`: the packages of this checkout, and those of test/runtimes. */
function installPackages(directory: string): void {
  const modules = join(directory, "node_modules");
  mkdirSync(join(modules, ".bin"), { recursive: true });
  symlinkSync(root, join(modules, "wireform"));
  const link = (from: string, name: string): void => symlinkSync(join(from, name), join(modules, name));
  for (const from of [join(root, "test/runtimes/node_modules"), join(root, "node_modules")]) {
    for (const name of listed(from)) if (!name.startsWith(".")) tryTo(() => link(from, name));
    for (const name of listed(join(from, ".bin"))) tryTo(() => link(from, join(".bin", name)));
  }
  writeFileSync(join(directory, "package.json"), `{ "private": true, "type": "module" }\n`);
}

function listed(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}

/** What is in both comes from the first. */
function tryTo(link: () => void): void {
  try {
    link();
  } catch (error) {
    if ((error as { readonly code?: string }).code !== "EEXIST") throw error;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "localhost", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "localhost");
    socket.on("connect", () => (socket.destroy(), resolve(true))).on("error", () => resolve(false));
  });
}
