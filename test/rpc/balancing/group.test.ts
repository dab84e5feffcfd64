import { describe, expect, test } from "vitest";
import type { BalancingName } from "../../../src/rpc/balancing/policies.ts";
import { Ending } from "../../../src/rpc/call/ending.ts";
import { RpcError } from "../../../src/rpc/call/rpc-error.ts";
import { wasUnsent } from "../../../src/rpc/call/unsent.ts";
import { answer, balance, fakes, type FakeInstance, refused, service, turns } from "./fakes.ts";

const requestsOf = (instances: readonly FakeInstance[]): number[] => instances.map(({ requests }) => requests);
const names: readonly BalancingName[] = ["roundRobin", "random", "pickFirst", "leastRequests"];

describe("least requests", () => {
  test("go to whoever has the fewest, and a stream counts as long as it lasts", async () => {
    const instances = fakes(3);
    const { send } = balance(instances, { policy: "leastRequests" });
    await send();
    await turns();
    const endings: Ending[] = [];
    const openBy = new Map<Ending, FakeInstance>();
    for (let index = 0; index < 8; index++) {
      const before = requestsOf(instances);
      const ending = new Ending();
      await send(undefined, ending);
      endings.push(ending);
      openBy.set(ending, instances[requestsOf(instances).findIndex((count, at) => count > before[at]!)]!);
    }
    expect(requestsOf(instances)).toEqual([3, 3, 3]);
    const [, second] = instances as [FakeInstance, FakeInstance];
    for (const ending of endings) if (openBy.get(ending) === second) ending.finish();
    const before = second.requests;
    for (let index = 0; index < 2; index++) await send();
    expect(second.requests).toBe(before + 2);
  });

  test("failures count no longer than they last", async () => {
    const instances = fakes(2);
    const { call } = balance(instances, { policy: "leastRequests" });
    await call();
    await turns();
    const before = requestsOf(instances);
    for (const each of instances)
      each.answering = async () => Promise.reject(new RpcError("UNAVAILABLE", "it has had it, and is gone"));
    for (let index = 0; index < 20; index++) await expect(call()).rejects.toMatchObject({ code: "UNAVAILABLE" });
    expect(requestsOf(instances).map((count, at) => count - before[at]!)).toEqual([10, 10]);
  });
});

describe.each(names)("with %s", (policy) => {
  test("a call that was not taken goes on to the next instance; what may have been taken does not", async () => {
    const instances = fakes(3);
    instances[0]!.answering = () => Promise.reject(refused());
    instances[1]!.answering = () => Promise.reject(refused());
    const { call } = balance(instances, { policy });
    await turns();
    for (let index = 0; index < 12; index++) await call();
    expect(instances[2]!.requests).toBe(12);
    instances[2]!.answering = () => Promise.reject(new RpcError("UNAVAILABLE", "it may have had it"));
    const error = await call().catch((thrown: Error) => thrown);
    expect(error).toMatchObject({ details: "it may have had it" });
    expect(wasUnsent(error!)).toBe(false);
    expect(instances[2]!.requests).toBe(13);
  });

  test("a call that nobody takes asks each once, and is known to be unsent", async () => {
    const instances = fakes(3);
    for (const each of instances) each.answering = () => Promise.reject(refused());
    const { call } = balance(instances, { policy });
    const error = await call().catch((thrown: Error) => thrown);
    expect(error).toMatchObject({ code: "UNAVAILABLE" });
    expect(wasUnsent(error!)).toBe(true);
    expect(requestsOf(instances)).toEqual([1, 1, 1]);
  });

  test("an instance that leaves ends when its calls do, and no earlier", async () => {
    const instances = fakes(1);
    const { send, call, registry } = balance(instances, { policy });
    const [ending, other] = [new Ending(), new Ending()];
    await send(undefined, ending);
    await send(undefined, other);
    await registry.deregister({ service, address: instances[0]!.address });
    await turns();
    await expect(call()).rejects.toMatchObject({ details: `the registry knows no instance of ${service}` });
    expect(instances[0]!.isClosed).toBe(false);
    ending.finish();
    expect(instances[0]!.isClosed).toBe(false);
    other.finish();
    expect(instances[0]!.isClosed).toBe(true);
    expect(instances[0]!.requests).toBe(2);
  });

  test("a connection that breaks as soon as it stands is not made again and again", async () => {
    const instances = fakes(2);
    for (const each of instances) each.connecting = async (onLost) => void queueMicrotask(() => queueMicrotask(onLost));
    const { call } = balance(instances, { policy, reconnect: { initialBackoff: 1e6, maxBackoff: 1e6 } });
    await call().catch(() => {});
    await turns(50);
    expect(instances.map(({ connects }) => connects)).toEqual([1, 1]);
    await expect(call()).rejects.toMatchObject({ code: "UNAVAILABLE", details: expect.stringContaining("as soon as") });
  });

  test("a connection that fails is tried again, less and less often; it is let alone by an instance that has left", async () => {
    const instances = fakes(1);
    instances[0]!.connecting = () => Promise.reject(refused());
    const { call, registry } = balance(instances, { policy, reconnect: { initialBackoff: 1, maxBackoff: 1e6 } });
    await expect(call()).rejects.toMatchObject({ details: expect.stringContaining("it takes none") });
    while (instances[0]!.connects < 5) await turns();
    await registry.deregister({ service, address: instances[0]!.address });
    await turns();
    const before = instances[0]!.connects;
    await turns(100);
    expect(instances[0]!.connects).toBe(before);
  });

  test("calls that wait are told when the client is closed, and when they end before", async () => {
    const instances = fakes(1);
    instances[0]!.connecting = () => new Promise(() => {});
    const { send, transport } = balance(instances, { policy });
    const ending = new Ending();
    const [given, closed] = [send(undefined, ending), send()];
    given.catch(() => {});
    closed.catch(() => {});
    await turns();
    const reason = new RpcError("DEADLINE_EXCEEDED", "too late");
    ending.end(reason);
    await expect(given).rejects.toBe(reason);
    transport.close();
    await expect(closed).rejects.toMatchObject({ code: "CANCELLED" });
    await expect(send()).rejects.toMatchObject({ code: "CANCELLED" });
    expect(instances[0]!.isClosed).toBe(true);
    expect(instances[0]!.requests).toBe(0);
  });

  test("close gives up the calls of instances that have left, too", async () => {
    const instances = fakes(1);
    const { send, registry, transport } = balance(instances, { policy });
    await send();
    await registry.deregister({ service, address: instances[0]!.address });
    await turns();
    expect(instances[0]!.isClosed).toBe(false);
    transport.close();
    expect(instances[0]!.isClosed).toBe(true);
  });
});

describe("an instance", () => {
  test("that is lost after a while is connected again at once, and calls wait for that", async () => {
    const [instance] = fakes(1) as [FakeInstance];
    const { call } = balance([instance], { reconnect: { initialBackoff: 1, maxBackoff: 1e6 } });
    await call();
    await turns();
    let stand = (): void => {};
    instance.connecting = () => new Promise((resolve) => (stand = resolve));
    instance.lose();
    const waiting = call();
    await turns();
    expect([instance.connects, instance.requests]).toEqual([2, 1]);
    stand();
    await waiting;
    expect(instance.requests).toBe(2);
  });

  test("that is not connected first of all is not waited for where another one is", async () => {
    const instances = fakes(2);
    instances[0]!.connecting = () => new Promise(() => {});
    const { call } = balance(instances);
    for (let index = 0; index < 4; index++) await call();
    expect(requestsOf(instances)).toEqual([0, 4]);
  });

  test("without connections is let alone for a while after a failure", async () => {
    const instances = fakes(2);
    const byAddress = new Map(instances.map(({ address, transport }) => [address, transport]));
    const { call } = balance(instances, {
      reconnect: { initialBackoff: 1e6, maxBackoff: 1e6 },
      transportTo: (address) => {
        const { connect: _, ...transport } = byAddress.get(address)!;
        return transport;
      },
    });
    await call();
    instances[0]!.answering = () => Promise.reject(refused());
    for (let index = 0; index < 6; index++) await call();
    const before = instances[0]!.requests;
    for (let index = 0; index < 6; index++) await call();
    expect(instances[0]!.requests).toBe(before);
    instances[1]!.answering = () => Promise.reject(refused());
    await expect(call()).rejects.toMatchObject({ code: "UNAVAILABLE" });
  });
});

describe("an instance that refuses calls over a connection that stands", () => {
  const never = { initialBackoff: 1e6, maxBackoff: 1e6 };

  test.each(["roundRobin", "random", "leastRequests"] as const)(
    "is not asked again for a while, with %s",
    async (policy) => {
      const instances = fakes(2);
      instances[0]!.answering = () => Promise.reject(refused());
      const { call } = balance(instances, { policy, reconnect: never });
      await call();
      await turns();
      for (let index = 0; index < 20; index++) await call();
      expect(instances[0]!.requests).toBe(1);
      expect(instances[1]!.requests).toBe(21);
    },
  );

  test("is asked where there is no other, and when the others refuse, too", async () => {
    const instances = fakes(2);
    for (const each of instances) each.answering = () => Promise.reject(refused());
    const { call } = balance(instances, { reconnect: never });
    await expect(call()).rejects.toMatchObject({ code: "UNAVAILABLE" });
    expect(requestsOf(instances)).toEqual([1, 1]);
    instances[1]!.answering = async () => answer;
    for (let index = 0; index < 6; index++) await call();
    expect(instances[1]!.requests).toBeGreaterThan(6);
    // Its connection stands: it is the only one, and takes calls again.
    const alone = fakes(1);
    alone[0]!.answering = () => Promise.reject(refused());
    const single = balance(alone, { reconnect: never });
    await expect(single.call()).rejects.toMatchObject({ code: "UNAVAILABLE" });
    alone[0]!.answering = async () => answer;
    await single.call();
    expect([alone[0]!.requests, alone[0]!.connects]).toEqual([2, 1]);
  });

  test("is asked again after a while", async () => {
    const instances = fakes(2);
    instances[0]!.answering = () => Promise.reject(refused());
    const { call } = balance(instances, { reconnect: { initialBackoff: 1, maxBackoff: 1 } });
    await call();
    while (instances[0]!.requests < 3) await call().then(() => turns());
    instances[0]!.answering = async () => answer;
    const before = instances[0]!.requests;
    while (instances[0]!.requests < before + 3) await call().then(() => turns());
  });
});

describe("the body of a call that goes on to another instance", () => {
  async function* parts(count: number, size: number, asked: number[] = []): AsyncGenerator<Uint8Array> {
    for (let index = 0; index < count; index++) {
      asked.push(index);
      yield new Uint8Array(size).fill(index);
    }
  }

  /** Takes so many parts, then leaves the rest. */
  const takes = (count: number, seen: number[], error?: () => Error) => async (request: { readonly body: unknown }) => {
    const body = (request.body as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]();
    for (let index = 0; index < count; index++) {
      const { done, value } = await body.next();
      if (done === true) break;
      seen.push(value![0]!);
    }
    if (error === undefined) return answer;
    void body.return?.();
    throw error();
  };

  test("is whole there, and made once", async () => {
    const instances = fakes(3);
    const [asked, first, second, third]: number[][] = [[], [], [], []];
    const { call } = balance(instances, { policy: "leastRequests" });
    await call();
    await turns();
    const seen = [first!, second!, third!];
    let attempt = 0;
    for (const each of instances)
      each.answering = (request) => {
        const at = attempt++;
        return takes([2, 4, 10][at]!, seen[at]!, at < 2 ? refused : undefined)(request);
      };
    await call(parts(6, 10, asked));
    expect(seen).toEqual([
      [0, 1],
      [0, 1, 2, 3],
      [0, 1, 2, 3, 4, 5],
    ]);
    expect(asked).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test("is not kept beyond 64 KiB: such a call fails", async () => {
    const instances = fakes(2);
    const { call } = balance(instances);
    await call();
    await turns();
    let isLeft = false;
    async function* source(): AsyncGenerator<Uint8Array> {
      try {
        yield* parts(6, 20_000);
      } finally {
        isLeft = true;
      }
    }
    const seen: number[] = [];
    for (const each of instances) each.answering = takes(5, seen, refused);
    const error = await call(source()).catch((thrown: Error) => thrown);
    expect(error).toMatchObject({ details: "it takes none" });
    expect(seen).toEqual([0, 1, 2, 3, 4]);
    await turns();
    expect(isLeft).toBe(true);
  });

  test("is told when nobody wants it", async () => {
    const instances = fakes(1);
    instances[0]!.connecting = () => Promise.reject(refused());
    let isLeft = false;
    const source: AsyncIterable<Uint8Array> = {
      [Symbol.asyncIterator]: () => ({
        next: () => new Promise(() => {}),
        return: async () => {
          isLeft = true;
          return { done: true, value: undefined };
        },
      }),
    };
    await expect(balance(instances).call(source)).rejects.toMatchObject({ code: "UNAVAILABLE" });
    expect(isLeft).toBe(true);
  });
});
