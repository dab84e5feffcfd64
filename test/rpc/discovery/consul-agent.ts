import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";

/** A check as it is registered; durations as Go writes them. */
interface Check {
  readonly CheckID: string;
  readonly TTL?: string;
  readonly TCP?: string;
  readonly GRPC?: string;
  readonly Interval?: string;
  readonly Status?: string;
  readonly DeregisterCriticalServiceAfter?: string;
}

interface Service {
  readonly ID: string;
  readonly Name: string;
  readonly Address: string;
  readonly Port: number;
  readonly Meta: Readonly<Record<string, string>>;
  /** The one that it was last registered with. */
  readonly Check: Check;
  /** All that it has: those of earlier registrations stay, unless they are replaced. By kind and id: an agent does not stop a check when one of another kind comes under its id. */
  readonly checks: ReadonlyMap<string, CheckState>;
  readonly isPassing: boolean;
}

interface CheckState extends Check {
  isPassing: boolean;
  /** When it was last told that it is well. */
  told: number;
}

/** What an agent has timers for. */
const kindOf = ({ TTL, TCP }: Check): string => (TTL !== undefined ? "ttl" : TCP !== undefined ? "tcp" : "grpc");

/** Speaks that part of the HTTP API of a Consul agent that the registry uses, as it is published. It is no Consul. */
export interface ConsulAgent {
  readonly url: string;
  readonly services: ReadonlyMap<string, Service>;
  /** `GET /v1/health/service/name?passing=true`, of all requests. */
  readonly requests: readonly string[];
  /** Forgets all, as an agent without a data directory does when it is started anew. */
  readonly forget: () => void;
  /** What is answered instead, as long as it is set. */
  failure: number | undefined;
}

export async function startConsulAgent(token?: string): Promise<ConsulAgent> {
  const services = new Map<string, Service>();
  const requests: string[] = [];
  const waiting = new Set<() => void>();
  let index = 10;
  const changed = (): void => {
    index++;
    for (const wake of [...waiting]) wake();
  };
  const agent: ConsulAgent = {
    url: "",
    services,
    requests,
    failure: undefined,
    forget: () => {
      services.clear();
      index = 0;
      changed();
    },
  };

  const setPassing = (check: CheckState, isPassing: boolean): void => {
    if (check.isPassing === isPassing) return;
    check.isPassing = isPassing;
    changed();
  };
  const allChecks = (): CheckState[] => [...services.values()].flatMap(({ checks }) => [...checks.values()]);
  const timer = setInterval(() => {
    for (const check of allChecks()) {
      if (check.TTL !== undefined)
        setPassing(check, check.isPassing && Date.now() - check.told < milliseconds(check.TTL));
      if (check.TCP !== undefined) void isListening(check.TCP).then((listens) => setPassing(check, listens));
    }
  }, 50);

  const register = (body: string, isReplacing: boolean): string => {
    const { Check, ...rest } = JSON.parse(body) as Service;
    const before = [...(services.get(rest.ID)?.checks ?? [])];
    const checks = new Map(isReplacing ? before.filter(([, { CheckID }]) => CheckID === Check.CheckID) : before);
    checks.set(`${kindOf(Check)} ${Check.CheckID}`, { ...Check, isPassing: Check.Status === "passing", told: 0 });
    const isPassing = (): boolean => [...checks.values()].every((check) => check.isPassing);
    services.set(rest.ID, {
      ...rest,
      Check,
      checks,
      get isPassing() {
        return isPassing();
      },
    });
    changed();
    return "";
  };

  const change: Readonly<Record<string, (id: string, body: string, query: URLSearchParams) => string | undefined>> = {
    "agent/service/register": (_id, body, query) => register(body, query.has("replace-existing-checks")),
    "agent/service/deregister/": (id) => {
      if (!services.delete(id)) return undefined;
      changed();
      return "";
    },
    "agent/check/pass/": (id) => {
      const check = allChecks().find(({ CheckID, TTL }) => CheckID === id && TTL !== undefined);
      if (check === undefined) return undefined;
      check.told = Date.now();
      setPassing(check, true);
      return "";
    },
  };

  const healthOf = (name: string): string =>
    JSON.stringify(
      [...services.values()]
        .filter(({ Name, isPassing }) => Name === name && isPassing)
        .map(({ ID, Address, Port, Meta }) => ({
          Node: { Address: "127.0.0.1" },
          Service: { ID, Address, Port, Meta },
          Checks: [],
        })),
    );

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    requests.push(`${request.method} ${request.url}`);
    const end = (status: number, body: string): void =>
      void response.writeHead(status, { "x-consul-index": String(index) }).end(body);
    if (agent.failure !== undefined) return end(agent.failure, "no cluster leader");
    if (token !== undefined && request.headers["x-consul-token"] !== token) return end(403, "Permission denied");
    const { pathname, searchParams } = new URL(request.url!, "http://agent");
    const path = pathname.replace("/v1/", "");
    const name = decodeURIComponent(path.slice(path.lastIndexOf("/") + 1));
    if (request.method === "PUT") {
      const [, act] =
        Object.entries(change).find(([prefix]) => (prefix.endsWith("/") ? path.startsWith(prefix) : path === prefix)) ??
        [];
      const body = act?.(name, await text(request), searchParams);
      return body === undefined ? end(404, `Unknown: ${name}`) : end(200, body);
    }
    if (path.startsWith("agent/service/"))
      return services.has(name) ? end(200, JSON.stringify(services.get(name))) : end(404, "unknown service ID");
    if (!path.startsWith("health/service/")) return end(404, "");
    if (searchParams.get("index") === String(index)) {
      await new Promise<void>((resolve) => {
        waiting.add(resolve);
        setTimeout(resolve, milliseconds(searchParams.get("wait")!)).unref();
      });
      if (agent.failure !== undefined) return end(agent.failure, "no cluster leader");
    }
    end(200, healthOf(name));
  }

  const server = createServer((request, response) => void answer(request, response)).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    clearInterval(timer);
    server.closeAllConnections();
    server.close();
  });
  return Object.assign(agent, { url: `http://127.0.0.1:${(server.address() as { port: number }).port}` });
}

function milliseconds(duration: string): number {
  const [, number, unit] = /^(\d+)(ms|s)$/.exec(duration)!;
  return Number(number) * (unit === "s" ? 1000 : 1);
}

function isListening(address: string): Promise<boolean> {
  const socket = connect({ host: "127.0.0.1", port: Number(address.split(":")[1]) });
  return new Promise((resolve) => {
    socket.on("connect", () => resolve(true)).on("error", () => resolve(false));
  }).finally(() => socket.destroy()) as Promise<boolean>;
}
