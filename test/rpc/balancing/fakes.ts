import { setTimeout as sleep } from "node:timers/promises";
import { onTestFinished } from "vitest";
import { balanced, type Balancing } from "../../../src/rpc/balancing/balanced.ts";
import { Ending } from "../../../src/rpc/call/ending.ts";
import { RpcError } from "../../../src/rpc/call/rpc-error.ts";
import { noteUnsent } from "../../../src/rpc/call/unsent.ts";
import { staticRegistry } from "../../../src/rpc/index.ts";
import type { Body, HttpRequest, HttpResponse } from "../../../src/rpc/protocol/http.ts";
import type { Transport } from "../../../src/rpc/transport/transport.ts";

export const service = "test.Service";

/** An instance that does as it is told. */
export class FakeInstance {
  readonly address: string;
  /** What becomes of connections. */
  connecting: (onLost: () => void) => Promise<void> = async () => {};
  /** What becomes of a request. */
  answering: (request: HttpRequest) => Promise<HttpResponse> = async () => answer;
  connects = 0;
  requests = 0;
  isClosed = false;
  lose: () => void = () => {};

  constructor(address: string) {
    this.address = address;
  }

  readonly transport: Transport = {
    peer: service,
    protocols: ["connect"],
    connect: (onLost) => {
      this.connects++;
      this.lose = onLost;
      return this.connecting(onLost);
    },
    send: (request) => {
      this.requests++;
      return this.answering(request);
    },
    close: () => void (this.isClosed = true),
  };
}

export const answer: HttpResponse = { status: 200, headers: new Headers(), body: new Uint8Array(0) };

/** What a server that has not taken a request ends it with. */
export const refused = (): RpcError => noteUnsent(new RpcError("UNAVAILABLE", "it takes none"));

/** A transport over some instances, with the registry that knows them. */
export function balance(instances: readonly FakeInstance[], options: Partial<Balancing> = {}) {
  const byAddress = new Map(instances.map((each) => [each.address, each]));
  const registry = staticRegistry({ [service]: instances.map(({ address }) => address) });
  const transport = balanced({
    ...{ registry, service, protocols: ["connect"], policy: "roundRobin" },
    transportTo: (address) => byAddress.get(address)?.transport,
    ...options,
  });
  onTestFinished(() => transport.close());
  /** Sends a request, which ends when its ending is finished. */
  const send = (body: Body = new Uint8Array(0), ending: Ending = new Ending()): Promise<HttpResponse> =>
    transport.send({ method: "POST", url: "/", headers: new Headers(), body }, ending);
  /** Sends one that is over at once. */
  const call = async (body?: Body): Promise<void> => {
    const ending = new Ending();
    await send(body, ending).finally(() => ending.finish());
  };
  return { registry, transport, send, call };
}

/** So many turns of the event loop, for whatever can happen to happen. */
export async function turns(count = 20): Promise<void> {
  for (let turn = 0; turn < count; turn++) await sleep(0);
}

export const fakes = (count: number): FakeInstance[] =>
  Array.from({ length: count }, (_, index) => new FakeInstance(`instance-${index}:80`));
