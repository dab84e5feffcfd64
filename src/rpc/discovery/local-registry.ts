import {
  existsSync,
  type FSWatcher,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  watch,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { changes } from "./changes.ts";
import { ProtobufError } from "../../errors.ts";
import { checkOptions, type Known, milliseconds } from "../call/check-options.ts";
import { timerOf } from "../call/timer.ts";
import { checkInstance, idOf, instanceOf } from "./instance.ts";
import { latest, type Latest } from "./latest.ts";
import { Registrations } from "./registration.ts";
import type { Instance, Registry } from "./registry.ts";

/** Options of `localRegistry`. */
export interface LocalOptions {
  /** Milliseconds between two checks of which processes still run. Default 1000. */
  readonly interval?: number | undefined;
}

const localOptions: Known<LocalOptions> = { interval: milliseconds };

/**
 * Makes a registry for the processes of one machine: a directory with a file for each instance. Watchers remove the
 * files of processes that have died.
 *
 * Errors: INVALID_ARGUMENT (ProtobufError) for wrong options and for anything that is not an instance; those of the
 * file system are passed on.
 */
export function localRegistry(directory: string, options: LocalOptions = {}): Registry {
  checkOptions("localRegistry", options, localOptions);
  if (typeof directory !== "string") throw new ProtobufError("INVALID_ARGUMENT", "localRegistry needs a directory");
  const interval = options.interval ?? 1_000;
  const registrations = new Registrations();
  const own = new Set<string>();
  const fileOf = (instance: Instance): string => join(directory, instance.service, `${fileName(idOf(instance))}.json`);
  return {
    async register(instance) {
      checkInstance(instance);
      const file = fileOf(instance);
      // A process that exits normally removes its files itself.
      if (own.size === 0) process.once("exit", () => own.forEach((each) => rmSync(each, { force: true })));
      own.add(file);
      // While the file of a dead process was being removed, another process may have taken its place.
      await registrations.begin(file, {
        interval,
        renew: async () => existsSync(file),
        register: async () => writeInstance(file, instance),
      });
    },
    async deregister(instance) {
      own.delete(fileOf(instance));
      registrations.end(fileOf(instance));
      rmSync(fileOf(instance), { force: true });
    },
    watch: (service, signal) => changes(watchDirectory(join(directory, service), service, interval, signal)),
  };
}

/**
 * A name that file systems accept, followed by the process id. INVALID_ARGUMENT for an id that is too long for that.
 */
function fileName(id: string): string {
  const name = encodeURIComponent(id);
  if (name.length > 200)
    throw new ProtobufError(
      "INVALID_ARGUMENT",
      "the id of an instance must be at most 200 characters, percent-encoded: it names a file",
    );
  return name;
}

/** Writes and renames, so that others never read half a file. */
function writeInstance(file: string, instance: Instance): void {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify({ ...instance, process: processOf(process.pid) }));
  renameSync(draft, file);
}

async function* watchDirectory(
  directory: string,
  service: string,
  interval: number,
  signal: AbortSignal,
): AsyncGenerator<readonly Instance[], void, undefined> {
  mkdirSync(directory, { recursive: true });
  const looks = latest<undefined>(signal);
  const end = lookOften(directory, interval, looks);
  try {
    for await (const _ of looks) yield readInstances(directory, service);
  } finally {
    end();
  }
}

/** Triggers a check now, when the directory changes, and at intervals, for changes without an event. */
function lookOften(directory: string, interval: number, looks: Latest<undefined>): () => void {
  const look = (): void => looks.set(undefined);
  const timer = setInterval(look, timerOf(interval)).unref();
  const watcher = watchIfPossible(directory, look);
  look();
  return () => {
    clearInterval(timer);
    watcher?.close();
  };
}

/** Not all file systems report changes, and systems limit the number of watches: the intervals remain. */
function watchIfPossible(directory: string, look: () => void): FSWatcher | undefined {
  try {
    return watch(directory, { persistent: false }, look).on("error", () => {});
  } catch {
    return undefined;
  }
}

function readInstances(directory: string, service: string): readonly Instance[] {
  return readdirSync(directory)
    .filter((name) => name.endsWith(".json"))
    .flatMap((name) => readInstance(join(directory, name), service, name.slice(0, -".json".length)) ?? []);
}

/** The content of a file if its process runs; if the process has died, the file is removed. */
function readInstance(file: string, service: string, name: string): Instance | undefined {
  try {
    const written = JSON.parse(readFileSync(file, "utf8")) as {
      readonly address?: unknown;
      readonly metadata?: unknown;
      readonly process?: { readonly pid?: unknown };
    };
    const pid = Number(written.process?.pid);
    if (Number.isInteger(pid) && pid > 0 && isRunning(pid, JSON.stringify(written.process)))
      return instanceOf(service, decodeURIComponent(name), written.address, written.metadata);
    rmSync(file, { force: true });
  } catch {
    // It was removed while it was read, or is not one of ours.
  }
  return undefined;
}

function isRunning(pid: number, as: string): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  return JSON.stringify(processOf(pid)) === as;
}

/** A process by its id and, if the system reports it, its start time: ids are reused. */
function processOf(pid: number): { readonly pid: number; readonly began?: string } {
  try {
    // The 22nd field; the second, the name, is in brackets and may have blanks.
    const began = readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\)/s, "").split(" ")[20];
    return began === undefined ? { pid } : { pid, began };
  } catch {
    return { pid };
  }
}
