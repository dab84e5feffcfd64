import { isProtobufError } from "wireform";
import { toJsonString } from "wireform/json";
import { Batch, Summary, type SummaryInit } from "./gen/telemetry.pb.js";

const binary = "application/x-protobuf";
const longestBody = 1 << 20; // bytes

/** Takes a batch of readings and answers with its summary, in binary form or as JSON. */
export default {
  async fetch(request: Request): Promise<Response> {
    if (request.method !== "POST") return new Response("send a telemetry.Batch\n", { status: 405 });
    try {
      const body = new Uint8Array(await request.arrayBuffer());
      const summary = summarise(Batch.decode(body, { maxBytes: longestBody }));
      return request.headers.get("accept") === binary
        ? new Response(Summary.encode(summary), { headers: { "content-type": binary } })
        : new Response(toJsonString(Summary, summary), { headers: { "content-type": "application/json" } });
    } catch (error) {
      if (!isProtobufError(error)) throw error;
      return new Response(`${error.message}\n`, { status: 400 });
    }
  },
};

function summarise({ device, readings }: Batch): SummaryInit {
  const values = readings.map(({ celsius }) => celsius);
  if (values.length === 0) return { device };
  return { device, count: values.length, lowest: Math.min(...values), highest: Math.max(...values) };
}
