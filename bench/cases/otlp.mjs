import { text, words } from "./words.mjs";

/** An OpenTelemetry trace export of 100 spans. */
export default {
  name: "otlp",
  about: "an OpenTelemetry export of 100 spans, with attributes and 64-bit times: 32 kB",
  files: ["bench/otlp.proto"],
  typeName: "bench.otlp.ExportRequest",
  messages: (random) => [{ resourceSpans: random.list(2, () => resourceSpans(random)) }],
};

const methods = ["GET", "POST", "PUT", "DELETE"];

function resourceSpans(random) {
  return {
    resource: {
      attributes: [
        attribute("service.name", { stringValue: `${random.pick(words)}-service` }),
        attribute("service.version", { stringValue: "1.14.2" }),
        attribute("host.name", { stringValue: `node-${random.text(8)}` }),
        attribute("process.pid", { intValue: BigInt(random.integer(100, 60_000)) }),
      ],
    },
    scopeSpans: [
      {
        scope: { name: "@opentelemetry/instrumentation-http", version: "0.57.0" },
        spans: random.list(50, () => span(random)),
      },
    ],
    schemaUrl: "https://opentelemetry.io/schemas/1.27.0",
  };
}

function span(random) {
  const start = 1_760_000_000_000_000_000n + BigInt(random.integer(0, 1e12));
  const duration = BigInt(random.integer(100_000, 2_000_000_000));
  const root = random.chance(0.2);
  const failed = random.chance(0.05);
  return {
    traceId: random.bytes(16),
    spanId: random.bytes(8),
    ...(!root && { parentSpanId: random.bytes(8) }),
    name: `${random.pick(methods)} /api/${random.pick(words)}/:id`,
    kind: random.integer(1, 5),
    startTimeUnixNano: start,
    endTimeUnixNano: start + duration,
    attributes: [
      attribute("http.request.method", { stringValue: random.pick(methods) }),
      attribute("url.path", { stringValue: `/api/${random.pick(words)}/${random.integer(1, 99_999)}` }),
      attribute("http.response.status_code", { intValue: random.chance(0.9) ? 200n : 404n }),
      attribute("server.address", { stringValue: `${random.pick(words)}.internal` }),
      attribute("server.port", { intValue: 8080n }),
      attribute("cache.hit", { boolValue: random.chance(0.5) }),
      attribute("queue.seconds", { doubleValue: random.fraction() }),
    ],
    events: random.list(random.chance(0.3) ? 1 : 0, () => ({
      timeUnixNano: start + duration / 2n,
      name: "message",
      attributes: [
        attribute("message.id", { intValue: BigInt(random.integer(1, 1000)) }),
        attribute("message.text", { stringValue: text(random, 30) }),
      ],
    })),
    status: failed ? { code: 2, message: "upstream timed out" } : { code: 1 },
    flags: 1,
  };
}

function attribute(key, value) {
  return { key, value };
}
