import { checkOptions, headers, isUrl, type Known, milliseconds } from "../call/check-options.ts";
import { changes } from "./changes.ts";
import { askRegistry, isFinal, readText, type RegistryHeaders, type RegistryRequest } from "./http.ts";
import { addressOf, checkRemoteInstance, idOf, placeOf, remoteInstanceOf } from "./instance.ts";
import { within } from "./patience.ts";
import { Backoff } from "./pause.ts";
import { Registrations } from "./registration.ts";
import type { Instance, Registry } from "./registry.ts";
import { defaultSilence, silenceKind } from "./silence.ts";

/** Options of `consulRegistry`. */
export interface ConsulOptions {
  /** The URL of this machine's agent. Default `http://127.0.0.1:8500`. */
  readonly url?: string | undefined;
  /** The token for its access control. */
  readonly token?: string | undefined;
  /** Headers of each request, in addition to the token. */
  readonly headers?: RegistryHeaders | undefined;
  /** The datacenter to look up instances in. Default: the agent's own. */
  readonly datacenter?: string | undefined;
  /**
   * How the agent checks that an instance is healthy: the instance reports (`ttl`), the agent connects (`tcp`), or it
   * calls `grpc.health.v1` (`grpc`; see `wireform/rpc/health`). Default `ttl`.
   */
  readonly check?: "ttl" | "tcp" | "grpc" | undefined;
  /** Use TLS for the `grpc` check. */
  readonly tls?: boolean | undefined;
  /**
   * Milliseconds between two checks; with `ttl`, the time after which an instance that has not reported is unhealthy.
   * Default 10,000.
   */
  readonly interval?: number | undefined;
  /**
   * Milliseconds after which an unhealthy instance is removed. Consul takes at least a minute, which is the default.
   */
  readonly deregisterAfter?: number | undefined;
  /**
   * Milliseconds that the agent may wait for a change before it answers, which limits how long a dead connection goes
   * unnoticed. Default 20,000.
   */
  readonly silence?: number | undefined;
}

const consulOptions: Known<ConsulOptions> = {
  url: { takes: isUrl, text: "a URL" },
  token: "string",
  headers: headers,
  datacenter: "string",
  check: ["ttl", "tcp", "grpc"],
  tls: "boolean",
  interval: { takes: (value) => value >= 100 && value < 1e9, text: "a number of milliseconds from 100 on" },
  deregisterAfter: milliseconds,
  silence: silenceKind,
};

const patience = 5_000;

/**
 * Makes a registry in Consul, through the HTTP API of an agent. Only healthy instances are found.
 *
 * Errors: INVALID_ARGUMENT (ProtobufError) for wrong options and instances; RpcError with the code UNAVAILABLE if the
 * agent cannot be reached, or with the code for its answer. Source:
 * https://developer.hashicorp.com/consul/api-docs/agent/service
 */
export function consulRegistry(options: ConsulOptions = {}): Registry {
  checkOptions("consulRegistry", options, consulOptions);
  const agent = new ConsulAgent(options);
  const registrations = new Registrations();
  const interval = options.interval ?? 10_000;
  const isTold = (options.check ?? "ttl") === "ttl";
  const silence = options.silence ?? defaultSilence;
  return {
    register: async (instance) => {
      checkRemoteInstance(instance);
      const id = consulId(instance);
      const body = serviceBody(instance, checkBody(instance, options, interval), options.deregisterAfter ?? 60_000);
      await registrations.begin(id, {
        interval: isTold ? interval / 3 : interval,
        renew: (signal) => agent.renew(id, isTold, signal),
        register: async (signal) => {
          // A check of another kind, from an earlier registration, would remain and count.
          await agent.put("agent/service/register?replace-existing-checks=true", body, signal);
          if (isTold) await agent.renew(id, true, signal);
        },
      });
    },
    deregister: async (instance) => {
      registrations.end(consulId(instance));
      await agent
        .put(`agent/service/deregister/${encodeURIComponent(consulId(instance))}`, undefined)
        .catch((error: unknown) => {
          if (!isForgotten(error)) throw error;
        });
    },
    watch: (service, signal, onFailure) =>
      changes(watchConsul({ agent, service, silence, datacenter: options.datacenter, onFailure }, signal)),
  };
}

/** The agent, through its API. */
class ConsulAgent {
  readonly #url: string;
  readonly #headers: () => Promise<{ readonly [name: string]: string }>;

  constructor({ url = "http://127.0.0.1:8500", token, headers }: ConsulOptions) {
    this.#url = url.replace(/\/+$/, "");
    this.#headers = async () => ({
      ...(token === undefined ? {} : { "x-consul-token": token }),
      ...(typeof headers === "function" ? await headers() : headers),
    });
  }

  async put(path: string, body: unknown, signal?: AbortSignal): Promise<void> {
    await within(patience, signal, async (own) =>
      readText(await this.#ask({ method: "PUT", url: path, body, signal: own }), own),
    );
  }

  /** Fails if there is no answer within this many milliseconds. */
  get(
    path: string,
    milliseconds: number,
    signal: AbortSignal,
  ): Promise<{ readonly body: unknown; readonly index: number }> {
    return within(milliseconds, signal, async (own) => {
      const response = await this.#ask({ method: "GET", url: path, signal: own });
      return { body: JSON.parse(await readText(response, own)), index: Number(response.headers.get("x-consul-index")) };
    });
  }

  /** Whether the agent knows a service; with a `ttl` check, also reports that it is healthy. */
  async renew(id: string, isTold: boolean, signal: AbortSignal): Promise<boolean> {
    try {
      if (isTold) await this.put(`agent/check/pass/${encodeURIComponent(checkId(id, "ttl"))}`, undefined, signal);
      else await this.get(`agent/service/${encodeURIComponent(id)}`, patience, signal);
      return true;
    } catch (error) {
      if (isForgotten(error)) return false;
      throw error;
    }
  }

  #ask(request: RegistryRequest): Promise<Response> {
    return askRegistry({ ...request, url: `${this.#url}/v1/${request.url}`, headers: this.#headers });
  }
}

/** The agent's answer for a check or a service that it does not know: 404; older agents say 500, with a text. */
function isForgotten(error: unknown): boolean {
  return (
    error instanceof Error &&
    "code" in error &&
    (error.code === "NOT_FOUND" || /unknown (check|service)|does not have associated TTL/i.test(error.message))
  );
}

interface ConsulWatch {
  readonly agent: ConsulAgent;
  readonly service: string;
  readonly silence: number;
  readonly datacenter: string | undefined;
  readonly onFailure: ((error: unknown) => void) | undefined;
}

/**
 * Asks, then asks again with the index of the last answer, which the agent answers when something has changed; pauses
 * between two requests.
 */
async function* watchConsul(
  { agent, service, silence, datacenter, onFailure }: ConsulWatch,
  signal: AbortSignal,
): AsyncGenerator<readonly Instance[], void, undefined> {
  const backoff = new Backoff(100, 5_000);
  let last = 0;
  while (!signal.aborted) {
    const query = new URLSearchParams({
      passing: "true",
      ...(last > 0 ? { index: String(last), wait: duration(silence) } : {}),
      ...(datacenter === undefined ? {} : { dc: datacenter }),
    });
    try {
      // The agent adds a sixteenth to its wait.
      const { body, index } = await agent.get(
        `health/service/${encodeURIComponent(service)}?${query}`,
        (silence * 17) / 16 + patience,
        signal,
      );
      // An index that goes back comes from another store; one that is missing says nothing.
      last = index >= last && index > 0 ? index : 0;
      yield instancesOf(service, body);
      backoff.reset();
    } catch (error) {
      if (signal.aborted) return;
      if (isFinal(error)) throw error;
      onFailure?.(error);
      last = 0;
    }
    await backoff.wait(signal);
  }
}

interface HealthEntry {
  readonly Node?: { readonly Address?: unknown } | null;
  readonly Service?: {
    readonly ID?: unknown;
    readonly Address?: unknown;
    readonly Port?: unknown;
    readonly Meta?: unknown;
  } | null;
}

/** Leaves out anything that is not an instance: others write there, too. */
function instancesOf(service: string, body: unknown): readonly Instance[] {
  return (Array.isArray(body) ? (body as readonly (HealthEntry | null)[]) : []).flatMap((entry) => {
    const { ID: id, Address, Port, Meta } = entry?.Service ?? {};
    const host = Address === "" || Address === undefined ? entry?.Node?.Address : Address;
    if (typeof id !== "string" || typeof host !== "string" || typeof Port !== "number") return [];
    return (
      remoteInstanceOf(
        service,
        id.startsWith(`${service}:`) ? id.slice(service.length + 1) : id,
        addressOf(host, Port),
        Meta,
      ) ?? []
    );
  });
}

/** An agent has one namespace of ids for all services. */
function consulId(instance: Instance): string {
  return `${instance.service}:${idOf(instance)}`;
}

/** Includes the kind: an agent does not end a check when one of another kind is registered under its id. */
function checkId(id: string, kind: string): string {
  return `service:${id}:${kind}`;
}

function serviceBody(instance: Instance, check: object, deregisterAfter: number): object {
  const place = placeOf(instance.address) as { readonly host: string; readonly port: number };
  const Check = {
    DeregisterCriticalServiceAfter: duration(deregisterAfter),
    ...check,
  };
  return {
    ID: consulId(instance),
    Name: instance.service,
    Address: place.host,
    Port: place.port,
    Meta: instance.metadata ?? {},
    Check,
  };
}

/** A server that registers is already listening: there is no need to wait for the first check. */
function checkBody(instance: Instance, { check = "ttl", tls }: ConsulOptions, interval: number): object {
  const { address, service } = instance;
  if (check === "ttl") return { CheckID: checkId(consulId(instance), check), TTL: duration(interval) };
  const each = {
    CheckID: checkId(consulId(instance), check),
    Interval: duration(interval),
    Timeout: duration(Math.min(interval, patience)),
    Status: "passing",
  };
  return check === "tcp"
    ? { TCP: address, ...each }
    : { GRPC: `${address}/${service}`, GRPCUseTLS: tls === true, ...each };
}

function duration(milliseconds: number): string {
  return `${milliseconds}ms`;
}
