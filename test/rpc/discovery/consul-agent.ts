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
  readonly Check: Check;
  isPassing: boolean;
  /** When it was last told that it is well. */
  told: number;
}

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

  const setPassing = (service: Service, isPassing: boolean): void => {
    if (service.isPassing === isPassing) return;
    service.isPassing = isPassing;
    changed();
  };
  const timer = setInterval(() => {
    for (const service of services.values()) {
      if (service.Check.TTL !== undefined)
        setPassing(service, service.isPassing && Date.now() - service.told < milliseconds(service.Check.TTL));
      if (service.Check.TCP !== undefined)
        void isListening(service.Check.TCP).then((listens) => setPassing(service, listens));
    }
  }, 50);

  const change: Readonly<Record<string, (id: string, body: string) => string | undefined>> = {
    "agent/service/register": (_id, body) => {
      const { Check, ...rest } = JSON.parse(body) as Service;
      services.set(rest.ID, { ...rest, Check, isPassing: Check.Status === "passing", told: 0 });
      changed();
      return "";
    },
    "agent/service/deregister/": (id) => {
      if (!services.delete(id)) return undefined;
      changed();
      return "";
    },
    "agent/check/pass/": (id) => {
      const service = [...services.values()].find(({ Check }) => Check.CheckID === id && Check.TTL !== undefined);
      if (service === undefined) return undefined;
      service.told = Date.now();
      setPassing(service, true);
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
      const body = act?.(name, await text(request));
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
