import { ProtobufError } from "../../errors.ts";
import { checkOptions, type Known, milliseconds } from "../call/check-options.ts";
import { checkClientSecurity, type TlsOptions } from "../call/credentials.ts";
import { onAbort } from "../call/on-abort.ts";
import { changes } from "../discovery/changes.ts";
import { latest, type Latest } from "../discovery/latest.ts";
import { pause } from "../discovery/pause.ts";
import type { Instance, Registry } from "../discovery/registry.ts";
import { RpcError } from "../call/rpc-error.ts";
import { Checker, type CheckOptions } from "./check.ts";

/** Options of `healthy`. */
export interface HealthyOptions {
  /** Full name of the service to check; empty for the whole server. Default: the service that is watched. */
  readonly service?: string | undefined;
  /** Milliseconds between two checks of an instance. Default 2000. */
  readonly interval?: number | undefined;
  /** The longest time for an answer, in milliseconds. Default 1000. */
  readonly timeout?: number | undefined;
  /** Without TLS, as in `createClient`. */
  readonly insecure?: boolean | undefined;
  /** As in `createClient`. */
  readonly tls?: TlsOptions | undefined;
}

const healthyOptions: Known<HealthyOptions> = {
  service: "string",
  interval: milliseconds,
  timeout: milliseconds,
  insecure: "boolean",
  tls: "object",
};

/**
 * Wraps a registry: its watch leaves out instances that do not report SERVING, and adds them again when they do.
 *
 * Errors: INVALID_ARGUMENT (ProtobufError) for wrong options, and for anything that is not a registry.
 * Source: https://github.com/grpc/grpc/blob/master/doc/health-checking.md
 */
export function healthy(registry: Registry, options: HealthyOptions = {}): Registry {
  checkOptions("healthy", options, healthyOptions);
  if (typeof registry?.watch !== "function") throw new ProtobufError("INVALID_ARGUMENT", "healthy needs a registry");
  const { interval = 2_000, timeout = 1_000, insecure, tls } = options;
  checkClientSecurity({ insecure, tls });
  return {
    register: (instance) => registry.register(instance),
    deregister: (instance) => registry.deregister(instance),
    watch: (service, signal, onFailure) => {
      const check = {
        about: options.service ?? service,
        serverName: tls?.serverName ?? service,
        interval,
        timeout,
        insecure,
        tls,
      };
      return changes(watchHealthy({ registry, service, check, onFailure }, signal));
    },
  };
}

interface HealthyWatch {
  readonly registry: Registry;
  readonly service: string;
  readonly check: CheckOptions;
  readonly onFailure: ((error: unknown) => void) | undefined;
}

async function* watchHealthy(
  { registry, service, check, onFailure }: HealthyWatch,
  signal: AbortSignal,
): AsyncGenerator<readonly Instance[], void, undefined> {
  const end = new AbortController();
  // Held here, because Node 20 garbage-collects signals that only other signals refer to.
  const stop = onAbort(signal, () => end.abort(signal.reason));
  const ended = end.signal;
  const lists = latest<readonly Instance[]>(ended);
  const ward = new Ward(check, lists);
  const follow = async (): Promise<void> => {
    for await (const instances of registry.watch(service, ended, onFailure)) ward.admit(instances);
    throw new RpcError("UNAVAILABLE", "the watch of the registry has ended");
  };
  follow().catch((error: unknown) => lists.fail(error));
  try {
    yield* lists;
  } finally {
    stop();
    end.abort();
    ward.admit([]);
  }
}

/** An instance under observation. */
interface Patient {
  /** Undefined before its first check. */
  isWell: boolean | undefined;
  readonly leave: AbortController;
}

/** The instances of a service, and which of them are healthy. */
class Ward {
  readonly #options: CheckOptions;
  readonly #lists: Latest<readonly Instance[]>;
  readonly #patients: Map<string, Patient> = new Map();
  #instances: readonly Instance[] = [];
  #isComplete = false;

  constructor(options: CheckOptions, lists: Latest<readonly Instance[]>) {
    this.#options = options;
    this.#lists = lists;
  }

  /** Observes exactly these instances. */
  admit(instances: readonly Instance[]): void {
    this.#instances = instances;
    const addresses = new Set(instances.map(({ address }) => address));
    for (const [address, { leave }] of this.#patients) {
      if (addresses.has(address)) continue;
      leave.abort();
      this.#patients.delete(address);
    }
    for (const address of addresses) if (!this.#patients.has(address)) this.#observe(address);
    this.#tell();
  }

  #observe(address: string): void {
    const patient: Patient = { isWell: undefined, leave: new AbortController() };
    this.#patients.set(address, patient);
    void this.#check(address, patient);
  }

  async #check(address: string, patient: Patient): Promise<void> {
    const checker = new Checker(address, this.#options);
    const { signal } = patient.leave;
    while (!signal.aborted) {
      patient.isWell = await checker.check();
      this.#tell();
      await pause(this.#options.interval, signal);
    }
    checker.close();
  }

  /** The first list waits until the state of all its instances is known. */
  #tell(): void {
    const patients = [...this.#patients.values()];
    this.#isComplete ||= patients.every(({ isWell }) => isWell !== undefined);
    if (this.#isComplete)
      this.#lists.set(this.#instances.filter(({ address }) => this.#patients.get(address)?.isWell === true));
  }
}
