import { askChild } from "../child.mjs";
import { loadPayload } from "../payload.mjs";

export const title = "Cold start";
export const about =
  "A fresh process decodes BatchRequest messages of 20 requests. Milliseconds of wall time, median: `cold`, until the first message is there; of that, to import the library (and generated code), from the .proto text (or generated code) to the first decoded message, and for the 99 after it.";
export const chart = "bars";

const contestants = [
  "wireform-auto",
  "wireform-jit",
  "wireform-interpreter",
  "wireform-aot",
  "protobufjs",
  "protobufjs-static",
  "protobuf-es",
  "protobuf-ts",
  "ts-proto",
  "pbf",
];

export async function run({ quick }) {
  const { codec } = await loadPayload("batch");
  const message = {
    context: { userId: "user-1", roles: ["admin"], metadata: { region: "eu" } },
    requests: Array.from({ length: 20 }, (_, index) => ({ a: index, b: 300, requestId: `req-${index}` })),
    priority: 2,
  };
  const bytes = Buffer.from(codec.encode(message)).toString("base64");
  const samples = contestants.map(() => []);
  for (let round = 0; round < (quick ? 5 : 31); round++) {
    contestants.forEach((contestant, index) =>
      samples[index].push(askChild("measures/cold-start-child.mjs", { contestant, bytes })),
    );
  }
  return contestants.map((contestant, index) => {
    const times = ["import, ms", "to first message, ms", "99 more, ms"].map((key) => [
      key,
      median(samples[index].map((sample) => sample[key])),
    ]);
    const cold = median(samples[index].map((sample) => sample["import, ms"] + sample["to first message, ms"]));
    return { contestant, "cold, ms": cold, ...Object.fromEntries(times) };
  });
}

function median(values) {
  return values.sort((left, right) => left - right)[values.length >> 1];
}
