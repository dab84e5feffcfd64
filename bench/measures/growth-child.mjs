// Messages of one shape and of sizes from 10 B to 10 MB: prints rows of nanoseconds per byte.
import { BinaryWriter } from "../../dist/wire/index.js";
import { readTask } from "../child.mjs";
import { loadContestant } from "../contestants/index.mjs";
import { measure } from "../measure.mjs";
import { loadPayload } from "../payload.mjs";
import { makeSubjects } from "../subject.mjs";

const contestants = ["wireform-jit", "wireform-aot", "wireform-interpreter", "protobufjs"];
const sizes = {
  "10 B": 10,
  "100 B": 100,
  "1 kB": 1000,
  "10 kB": 10_000,
  "100 kB": 100_000,
  "1 MB": 1_000_000,
  "10 MB": 10_000_000,
};

/** Per shape: the case whose type it is, and the bytes of a message of about `size`. */
const shapes = {
  messages: {
    case: "batch",
    bytes: (codec, size) =>
      codec.encode({ requests: list(size / 10, (index) => ({ a: index % 100, b: 5, requestId: "r-1" })) }),
  },
  text: {
    case: "strings",
    bytes: (codec, size) => codec.encode({ texts: ["lorem ipsum ".repeat(Math.ceil(size / 12))] }),
  },
  bytes: { case: "blob", bytes: (codec, size) => codec.encode({ data: new Uint8Array(size).fill(7) }) },
  numbers: {
    case: "numeric",
    bytes: (codec, size) => codec.encode({ counts: list(size / 2, (index) => 200 + (index % 1000)) }),
  },
  map: {
    case: "maps-unique",
    bytes: (codec, size) =>
      codec.encode({ titles: Object.fromEntries(list(size / 20, (index) => [`key-${index}`, "value"])) }),
  },
  unknown: {
    case: "small",
    bytes: (_, size) =>
      list(size / 10, () => 0)
        .reduce((writer) => writer.tag(1000, 2).string("unknown"), new BinaryWriter())
        .finish(),
  },
};

const task = readTask();
const shape = shapes[task.shape];
const payload = await loadPayload(shape.case);
const rows = ["encode", "decode"].flatMap((verb) =>
  contestants.map((contestant) => ({ shape: task.shape, verb, contestant })),
);
for (const [label, size] of Object.entries(sizes)) {
  const bytes = Uint8Array.from(shape.bytes(payload.codec, size));
  const subjects = [];
  for (const name of contestants) {
    const { encode, decode } = await makeSubjects(await loadContestant(name), { ...payload, samples: [{ bytes }] });
    subjects.push(encode, decode);
  }
  for (const { contestant, verb, latency } of await measure(subjects, task)) {
    rows.find((row) => row.contestant === contestant && row.verb === verb)[label] = latency.p50 / bytes.length;
  }
}
console.log(JSON.stringify(rows));

function list(length, make) {
  return Array.from({ length: Math.max(1, Math.round(length)) }, (_, index) => make(index));
}
