import {
  context,
  propagation,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
  type TracerProvider,
} from "@opentelemetry/api";
import { NodeTracerProvider, type ReadableSpan, type SpanProcessor } from "@opentelemetry/sdk-trace-node";
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { RpcError } from "../../../src/rpc/call/rpc-error.ts";
import { openTelemetry } from "../../../src/rpc/opentelemetry/index.ts";
import { collect } from "../support/calculator.ts";
import { connectTo, run as runPlain, type Running } from "../support/running.ts";

/* Spans of calls, by the real SDK of OpenTelemetry. */

const ended: ReadableSpan[] = [];
let onEnded = (): void => {};
const collector: SpanProcessor = {
  onStart() {},
  onEnd(span) {
    ended.push(span);
    onEnded();
  },
  forceFlush: () => Promise.resolve(),
  shutdown: () => Promise.resolve(),
};
const provider = new NodeTracerProvider({ spanProcessors: [collector] });
const interceptors = [openTelemetry()];
const run = ({ handlers }: Options = {}): Promise<Running> =>
  runPlain({ server: { interceptors }, client: { interceptors }, ...(handlers === undefined ? {} : { handlers }) });
type Options = Pick<NonNullable<Parameters<typeof runPlain>[0]>, "handlers">;

beforeAll(() => {
  provider.register();
});
beforeEach(() => void (ended.length = 0));
afterAll(async () => {
  await provider.shutdown();
  for (const api of [trace, context, propagation]) api.disable();
});

/** The spans that have ended, once there are so many. */
async function spansOf(count: number): Promise<readonly ReadableSpan[]> {
  await new Promise<void>((resolve) => {
    onEnded = () => {
      if (ended.length >= count) resolve();
    };
    onEnded();
  });
  expect(ended).toHaveLength(count);
  return ended;
}

const parentOf = (span: ReadableSpan): string | undefined => span.parentSpanContext?.spanId;
const idOf = (span: ReadableSpan): string => span.spanContext().spanId;
const traceOf = (span: ReadableSpan): string => span.spanContext().traceId;
const pick = (spans: readonly ReadableSpan[], kind: SpanKind, name: string): ReadableSpan =>
  spans.find((span) => span.kind === kind && span.name === `remote.Calculator/${name}`)!;

const kinds: [method: string, call: (client: any) => Promise<unknown>, result: unknown][] = [
  ["Add", (client) => client.add({ a: 1, b: 2 }), { result: 3 }],
  [
    "GenerateSequence",
    (client) => collect(client.generateSequence({ start: 1, count: 2, step: 1 })),
    [{ value: 1 }, { value: 2 }],
  ],
  [
    "ComputeStatistics",
    (client) => client.computeStatistics([{ value: 4 }]),
    { count: 1, sum: 4, mean: 4, minimum: 4, maximum: 4 },
  ],
  ["StreamingCalculator", (client) => collect(client.streamingCalculator([{ a: 1, b: 2 }])), [{ result: 3 }]],
];

test.each(kinds)("%s: a span on the client and one on the server, of one trace", async (method, call, result) => {
  const { client } = await run();
  expect(await call(client)).toEqual(result);
  const spans = await spansOf(2);
  const [onClient, onServer] = [pick(spans, SpanKind.CLIENT, method), pick(spans, SpanKind.SERVER, method)];
  expect(traceOf(onServer)).toBe(traceOf(onClient));
  expect(parentOf(onServer)).toBe(idOf(onClient));
  expect(parentOf(onClient)).toBeUndefined();
});

test("a call that is made while another is answered is part of it", async () => {
  const second = await run();
  const handlers = { add: ({ a, b }: { a: number; b: number }) => second.client.multiply({ a, b }) };
  const { client } = await run({ handlers });
  await client.add({ a: 6, b: 7 });
  const spans = await spansOf(4);
  expect(new Set(spans.map(traceOf)).size).toBe(1);
  expect(parentOf(pick(spans, SpanKind.CLIENT, "Multiply"))).toBe(idOf(pick(spans, SpanKind.SERVER, "Add")));
});

test("spans say what the conventions have: system, method, who is at the other end, status", async () => {
  const { client, address } = await run();
  await client.add({ a: 1, b: 2 });
  const spans = await spansOf(2);
  expect(pick(spans, SpanKind.CLIENT, "Add").attributes).toEqual({
    "rpc.system.name": "grpc",
    "rpc.method": "remote.Calculator/Add",
    "server.address": "127.0.0.1",
    "server.port": Number(address.split(":")[1]),
    "rpc.response.status_code": "OK",
  });
  expect(pick(spans, SpanKind.SERVER, "Add").attributes).toEqual({
    "rpc.system.name": "grpc",
    "rpc.method": "remote.Calculator/Add",
    "client.address": "127.0.0.1",
    "client.port": expect.any(Number),
    "rpc.response.status_code": "OK",
  });
  for (const { status, instrumentationScope } of spans)
    expect([status.code, instrumentationScope.name]).toEqual([SpanStatusCode.UNSET, "wireform"]);
});

test("a call of Connect is one", async () => {
  const { address } = await run();
  await connectTo(address, { interceptors, protocol: "connect", httpVersion: "1.1" }).add({});
  for (const { attributes } of await spansOf(2)) expect(attributes["rpc.system.name"]).toBe("connectrpc");
});

test.each([
  ["NOT_FOUND", false],
  ["CANCELLED", false],
  ["UNAVAILABLE", true],
  ["INTERNAL", true],
] as const)(
  "a call that ends with %s has it on both spans; on a server only its own faults are errors",
  async (code, isFault) => {
    const handlers = { add: () => Promise.reject(new RpcError(code, "no such number")) };
    const { client } = await run({ handlers });
    await expect(client.add({})).rejects.toMatchObject({ code, details: "no such number" });
    const spans = await spansOf(2);
    const endOf = ({ attributes, status }: ReadableSpan): unknown[] => [
      attributes["rpc.response.status_code"],
      attributes["error.type"],
      status,
    ];
    const failed = [code, code, { code: SpanStatusCode.ERROR, message: "no such number" }];
    expect(endOf(pick(spans, SpanKind.CLIENT, "Add"))).toEqual(failed);
    const onServer = endOf(pick(spans, SpanKind.SERVER, "Add"));
    expect(onServer).toEqual(isFault ? failed : [code, undefined, { code: SpanStatusCode.UNSET }]);
  },
);

test("what a handler does is part of its span, between the messages of a stream, too", async () => {
  const tracer = trace.getTracer("test");
  const step = (name: string): void => tracer.startSpan(name).end();
  const handlers = {
    add: async () => {
      await null;
      step("in add");
      return {};
    },
    async *generateSequence() {
      step("first");
      yield { value: 1 };
      await null;
      step("second");
      yield { value: 2 };
    },
  };
  const { client } = await run({ handlers });
  await client.add({});
  const spans = [...(await spansOf(3))];
  expect(parentOf(spans.find(({ name }) => name === "in add")!)).toBe(idOf(pick(spans, SpanKind.SERVER, "Add")));
  ended.length = 0;
  await collect(client.generateSequence({}));
  const streamed = await spansOf(4);
  const onServer = idOf(pick(streamed, SpanKind.SERVER, "GenerateSequence"));
  expect(streamed.filter((span) => parentOf(span) === onServer).map(({ name }) => name)).toEqual(["first", "second"]);
});

test("the trace of the caller goes on, by W3C trace context", async () => {
  const seen: (string | null)[] = [];
  const handlers = {
    add: (_request: unknown, { metadata }: { metadata: Headers }) => (seen.push(metadata.get("traceparent")), {}),
  };
  const { client, address } = await run({ handlers });
  await trace.getTracer("test").startActiveSpan("outermost", async (span: Span) => {
    await client.add({});
    span.end();
  });
  const spans = await spansOf(3);
  const outermost = spans.find(({ name }) => name === "outermost")!;
  const onClient = pick(spans, SpanKind.CLIENT, "Add");
  expect(new Set(spans.map(traceOf))).toEqual(new Set([traceOf(outermost)]));
  expect(parentOf(onClient)).toBe(idOf(outermost));
  expect(seen).toEqual([`00-${traceOf(onClient)}-${idOf(onClient)}-01`]);
  ended.length = 0;
  const traceId = "0af7651916cd43dd8448eb211c80319c";
  await connectTo(address).add({}, { metadata: { traceparent: `00-${traceId}-b7ad6b7169203331-01` } });
  const [onServer] = await spansOf(1);
  expect([traceOf(onServer!), parentOf(onServer!)]).toEqual([traceId, "b7ad6b7169203331"]);
});

test("what OpenTelemetry throws changes no call", async () => {
  const warn = vi.spyOn(process, "emitWarning").mockImplementation(() => {});
  onTestFinished(() => warn.mockRestore());
  const fail = (): never => {
    throw new Error("the exporter burns");
  };
  const span = { setAttributes: fail, setStatus: fail, end: fail, spanContext: fail } as unknown as Span;
  const broken: Parameters<typeof openTelemetry>[0][] = [
    { tracerProvider: { getTracer: fail } },
    { tracerProvider: { getTracer: () => ({ startSpan: fail }) } as unknown as TracerProvider },
    { tracerProvider: { getTracer: () => ({ startSpan: () => span }) } as unknown as TracerProvider },
    { propagator: { inject: fail, extract: fail, fields: () => [] } },
  ];
  const side = { interceptors: broken.map((options) => openTelemetry(options)) };
  let effects = 0;
  const handlers = { add: () => ({ result: ++effects }) };
  const { client } = await runPlain({ server: side, client: side, handlers });
  expect(await client.add({})).toEqual({ result: 1 });
  expect(await collect(client.generateSequence({ start: 1, count: 2, step: 1 }))).toEqual([{ value: 1 }, { value: 2 }]);
  expect(effects).toBe(1);
});
