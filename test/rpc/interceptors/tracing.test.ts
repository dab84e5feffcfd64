import { describe, expect, test } from "vitest";
import { readTrace, type TraceContext, writeTrace } from "../../../src/rpc/interceptors/trace-context.ts";
import { type CallSpan, currentTrace, tracing } from "../../../src/rpc/interceptors/tracing.ts";
import type { CallContext } from "../../../src/rpc/call/context.ts";
import { collect, deferred } from "../support/calculator.ts";
import { type CalculatorClient, connectTo, run } from "../support/running.ts";

const traceId = "0af7651916cd43dd8448eb211c80319c";
const spanId = "b7ad6b7169203331";

function metadataOf(entries: { readonly [name: string]: string | readonly string[] }): Headers {
  const metadata = new Headers();
  for (const [name, values] of Object.entries(entries))
    for (const value of [values].flat() as string[]) metadata.append(name, value);
  return metadata;
}

describe("traceparent and tracestate", () => {
  test("are read and written", () => {
    const metadata = metadataOf({
      traceparent: `00-${traceId}-${spanId}-01`,
      tracestate: ["rojo=00f067aa0ba902b7", "congo=t61rcWkgMzE"],
    });
    const trace = readTrace(metadata)!;
    expect(trace).toEqual({ traceId, spanId, traceFlags: 1, traceState: "rojo=00f067aa0ba902b7,congo=t61rcWkgMzE" });
    const written = metadataOf({ traceparent: "old", tracestate: ["old=1", "older=2"] });
    writeTrace(written, trace);
    expect([...written]).toEqual([
      ["traceparent", `00-${traceId}-${spanId}-01`],
      ["tracestate", "rojo=00f067aa0ba902b7,congo=t61rcWkgMzE"],
    ]);
  });

  test.each([
    ["not recorded", `00-${traceId}-${spanId}-00`, 0],
    ["with a random id", `00-${traceId}-${spanId}-03`, 3],
    ["with flags that are not known", `00-${traceId}-${spanId}-ff`, 3],
    ["of a later version", `01-${traceId}-${spanId}-01`, 1],
    ["of a later version with more", `cc-${traceId}-${spanId}-01-what-the-future-brings`, 1],
  ])("%s is taken", (_name, traceparent, traceFlags) => {
    expect(readTrace(metadataOf({ traceparent }))).toMatchObject({ traceId, spanId, traceFlags });
  });

  test.each([
    ["none", {}],
    ["a version that is forbidden", { traceparent: `ff-${traceId}-${spanId}-01` }],
    ["a zero trace", { traceparent: `00-${"0".repeat(32)}-${spanId}-01` }],
    ["a zero span", { traceparent: `00-${traceId}-${"0".repeat(16)}-01` }],
    ["capitals", { traceparent: `00-${traceId.toUpperCase()}-${spanId}-01` }],
    ["too short", { traceparent: `00-${traceId.slice(1)}-${spanId}-01` }],
    ["more than version 00 has", { traceparent: `00-${traceId}-${spanId}-01-more` }],
    ["more without a dash", { traceparent: `cc-${traceId}-${spanId}-01.more` }],
    ["two", { traceparent: [`00-${traceId}-${spanId}-01`, `00-${traceId}-${spanId}-01`] }],
  ])("%s is no trace, and its state is dropped with it", (_name, entries) => {
    expect(readTrace(metadataOf({ ...entries, tracestate: "a=1" }))).toBeUndefined();
  });

  test("of a state that is too long the first members are kept, whole", () => {
    const many = Array.from({ length: 40 }, (_unused, index) => `k${index}=v`);
    const keep = (tracestate: string): string =>
      readTrace(metadataOf({ traceparent: `00-${traceId}-${spanId}-01`, tracestate }))!.traceState as string;
    expect(keep(many.join(","))).toBe(many.slice(0, 32).join(","));
    const long = ["a", "b", "c"].map((name) => `${name}=${"x".repeat(200)}`);
    expect(keep(long.join(","))).toBe(long.slice(0, 2).join(","));
  });
});

interface Traced {
  readonly spans: CallSpan[];
  readonly client: CalculatorClient;
  /** Waits until so many spans have ended. */
  ended(count: number): Promise<CallSpan[]>;
}

/** Two calculators, both traced; Add of the first, and its sequence, call Multiply of the second. */
async function runChain(): Promise<Traced> {
  const spans: CallSpan[] = [];
  const waiting: { count: number; resolve: () => void }[] = [];
  const onSpan = (span: CallSpan): void => {
    spans.push(span);
    for (const { count, resolve } of waiting) if (spans.length >= count) resolve();
  };
  const interceptors = [tracing({ onSpan })];
  const second = await run({ server: { interceptors } });
  const inner = connectTo(second.address, { interceptors });
  const handlers = {
    add: ({ a, b }: { a: number; b: number }) => inner.multiply({ a, b }),
    async *generateSequence() {
      yield { value: (await inner.multiply({ a: 2, b: 3 })).result };
      yield { value: (await inner.multiply({ a: 4, b: 5 })).result };
    },
  };
  const { client } = await run({ server: { interceptors }, client: { interceptors }, handlers });
  return {
    spans,
    client,
    async ended(count) {
      const { promise, resolve } = deferred();
      waiting.push({ count, resolve });
      if (spans.length < count) await promise;
      return spans;
    },
  };
}

/** Of spans, the chain from the first to the last: side and name. */
function chainOf(spans: readonly CallSpan[], last: CallSpan): string[] {
  const parent = spans.find(({ context }) => context.spanId === last.parentSpanId);
  return [...(parent === undefined ? [] : chainOf(spans, parent)), `${last.side} ${last.name}`];
}

describe("tracing", () => {
  test("a call, and those that are made while it is answered, are one trace", async () => {
    const { client, ended } = await runChain();
    expect(await client.add({ a: 6, b: 7 })).toEqual({ result: 42 });
    const spans = await ended(4);
    expect(new Set(spans.map(({ context }) => context.traceId)).size).toBe(1);
    expect(spans[0]!.context.traceId).toMatch(/^[0-9a-f]{32}$/);
    expect(new Set(spans.map(({ context }) => context.spanId)).size).toBe(4);
    const innermost = spans.find(({ side, name }) => side === "server" && name.endsWith("Multiply"))!;
    expect(chainOf(spans, innermost)).toEqual([
      "client remote.Calculator/Add",
      "server remote.Calculator/Add",
      "client remote.Calculator/Multiply",
      "server remote.Calculator/Multiply",
    ]);
    for (const { start, end, code } of spans) {
      expect(code).toBe("OK");
      expect(end).toBeGreaterThanOrEqual(start);
      expect(Math.abs(Date.now() - end)).toBeLessThan(60_000);
    }
  });

  test("calls that a stream makes between its messages are of its trace", async () => {
    const { client, ended } = await runChain();
    expect(await collect(client.generateSequence({}))).toEqual([{ value: 6 }, { value: 20 }]);
    const spans = await ended(6);
    expect(new Set(spans.map(({ context }) => context.traceId)).size).toBe(1);
    const [stream] = spans.filter(({ side, name }) => side === "server" && name.endsWith("GenerateSequence"));
    expect(
      spans
        .filter(({ parentSpanId }) => parentSpanId === stream!.context.spanId)
        .map(({ side, name }) => `${side} ${name}`),
    ).toEqual(["client remote.Calculator/Multiply", "client remote.Calculator/Multiply"]);
  });

  test("calls at the same time are traces of their own", async () => {
    const { client, ended } = await runChain();
    await Promise.all(Array.from({ length: 20 }, (_unused, index) => client.add({ a: index, b: 1 })));
    const spans = await ended(80);
    const traces = new Set(spans.map(({ context }) => context.traceId));
    expect(traces.size).toBe(20);
    for (const id of traces) expect(spans.filter(({ context }) => context.traceId === id)).toHaveLength(4);
  });

  test("a trace that comes from elsewhere is continued, its state with it, and handlers see their place", async () => {
    const seen: (TraceContext | undefined)[] = [];
    const sent: Headers[] = [];
    const second = await run({
      handlers: { add: (_request: unknown, { metadata }: CallContext) => (sent.push(metadata), {}) },
    });
    const inner = connectTo(second.address, { interceptors: [tracing()] });
    const handlers = {
      async add() {
        seen.push(currentTrace());
        return inner.add({});
      },
    };
    const { client } = await run({ server: { interceptors: [tracing()] }, handlers });
    await client.add({}, { metadata: { traceparent: `00-${traceId}-${spanId}-01`, tracestate: "rojo=1" } });
    expect(seen).toEqual([
      { traceId, spanId: expect.stringMatching(/^[0-9a-f]{16}$/), traceFlags: 1, traceState: "rojo=1" },
    ]);
    expect(seen[0]!.spanId).not.toBe(spanId);
    expect(sent[0]!.get("tracestate")).toBe("rojo=1");
    expect(sent[0]!.get("traceparent")).toMatch(new RegExp(`^00-${traceId}-[0-9a-f]{16}-01$`));
    expect(currentTrace()).toBeUndefined();
  });

  test("what is not recorded is passed on all the same, and stays unrecorded", async () => {
    const spans: CallSpan[] = [];
    const parents: string[] = [];
    const server = { interceptors: [tracing({ onSpan: (span) => spans.push(span) })] };
    const client = {
      interceptors: [
        tracing({ onSpan: (span) => spans.push(span), sample: ({ method }) => method.name === "Multiply" }),
      ],
    };
    const running = await run({
      server,
      client,
      handlers: {
        add: (_request: unknown, { metadata }: CallContext) => (parents.push(String(metadata.get("traceparent"))), {}),
      },
    });
    await running.client.add({});
    expect(parents[0]).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-00$/);
    await running.client.multiply({});
    expect(spans.filter(({ name }) => name.endsWith("Add"))).toEqual([]);
    expect(spans.some(({ name }) => name.endsWith("Multiply"))).toBe(true);
  });

  test("a call that fails is a span with its code", async () => {
    const spans: CallSpan[] = [];
    const { client } = await run({
      client: { interceptors: [tracing({ onSpan: (span) => spans.push(span) })] },
      handlers: { add: () => Promise.reject(new Error("broken")) },
    });
    await expect(client.add({})).rejects.toMatchObject({ code: "INTERNAL" });
    expect(spans.map(({ side, code, details }) => [side, code, details])).toEqual([
      ["client", "INTERNAL", "internal error"],
    ]);
  });
});
