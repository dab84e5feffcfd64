import { type Call, type Outcome, type PlainMetadata, refusal } from "./call.ts";

/** A call, and what must come of it. */
export interface Case {
  readonly name: string;
  readonly call: Call;
  readonly expected: Pick<Outcome, "status"> & Partial<Outcome>;
  /** The test cancels the call when its handler waits. */
  readonly cancel?: true;
}

interface Example {
  readonly method: Call["method"];
  readonly requests: readonly object[];
  readonly replies: readonly object[];
  /** Whether the server streams: its replies are there when it fails later. */
  readonly streams: boolean;
}

/** One call of each kind. */
const examples: Readonly<Record<string, Example>> = {
  unary: { method: "Add", requests: [{ a: 5, b: 3 }], replies: [{ result: 8 }], streams: false },
  "client streaming": {
    method: "ComputeStatistics",
    requests: [{ value: 4 }, { value: -1.5 }, { value: 0.5 }],
    replies: [{ count: 3, sum: 3, mean: 1, minimum: -1.5, maximum: 4 }],
    streams: false,
  },
  "server streaming": {
    method: "GenerateSequence",
    requests: [{ start: -2, count: 3, step: 2 }],
    replies: [{ value: -2 }, { value: 0 }, { value: 2 }],
    streams: true,
  },
  "bidirectional streaming": {
    method: "StreamingCalculator",
    requests: [
      { kind: 0, a: 1, b: 2 },
      { kind: 1, a: 3, b: 4 },
      { kind: 1, a: 0, b: 9 },
    ],
    replies: [{ result: 3 }, { result: 12 }, { result: 0 }],
    streams: true,
  },
};

const echo: PlainMetadata = { "x-echo": "text, and more", "x-echo-bin": "AAEC/f7/gA==" };
const deadlineExceeded = 4;
const cancelled = 1;

const casesOfKinds = Object.entries(examples).flatMap(([kind, { method, requests, replies, streams }]): Case[] => {
  const call = { method, requests };
  const sent = streams ? replies : [];
  const told = (what: string): Call => ({ ...call, metadata: { "x-do": what } });
  return [
    { name: `${kind}: replies`, call, expected: { replies, status: 0, headers: {}, trailers: {} } },
    {
      name: `${kind}: metadata, text and bytes, both ways`,
      call: { ...call, metadata: echo },
      expected: { replies, status: 0, headers: echo, trailers: echo },
    },
    { name: `${kind}: compressed`, call: { ...call, compress: true }, expected: { replies, status: 0 } },
    {
      name: `${kind}: an error with details and trailers`,
      call: told("fail"),
      expected: { replies: sent, ...refusal },
    },
    { name: `${kind}: an error before anything else`, call: told("refuse"), expected: { replies: [], ...refusal } },
    {
      name: `${kind}: a deadline that passes`,
      call: { ...told("wait"), deadline: 1000 },
      expected: { replies: sent, status: deadlineExceeded },
    },
    { name: `${kind}: cancelled by the client`, call: told("wait"), expected: { status: cancelled }, cancel: true },
  ];
});

const pairs = Array.from({ length: 60_000 }, (_, index) => ({ a: index + 1, b: 0.5 }));
const values = Array.from({ length: 1000 }, (_, index) => ({ value: index }));

export const cases: readonly Case[] = [
  ...casesOfKinds,
  {
    name: "messages of 1.2 MB and 0.6 MB",
    call: { method: "BatchAdd", requests: [{ requests: pairs }] },
    expected: { replies: [{ responses: pairs.map(({ a, b }) => ({ result: a + b })) }], status: 0 },
  },
  {
    name: "empty messages",
    call: { method: "BatchAdd", requests: [{}] },
    expected: { replies: [{ responses: [] }], status: 0 },
  },
  {
    name: "empty messages in streams",
    call: { method: "StreamingCalculator", requests: [{}, { a: 1 }, {}] },
    expected: { replies: [{ result: 0 }, { result: 1 }, { result: 0 }], status: 0 },
  },
  {
    name: "a stream of 1000 messages to the client",
    call: { method: "GenerateSequence", requests: [{ start: 0, count: 1000, step: 1 }] },
    expected: { replies: values, status: 0 },
  },
  {
    name: "a stream of 1000 messages to the server",
    call: { method: "ComputeStatistics", requests: values },
    expected: { replies: [{ count: 1000, sum: 499_500, mean: 499.5, minimum: 0, maximum: 999 }], status: 0 },
  },
  {
    name: "a stream without messages to the client",
    call: { method: "GenerateSequence", requests: [{}] },
    expected: { replies: [], status: 0 },
  },
  {
    name: "a stream without messages to the server",
    call: { method: "ComputeStatistics", requests: [] },
    expected: { replies: [{ count: 0, sum: 0, mean: 0, minimum: 0, maximum: 0 }], status: 0 },
  },
  {
    name: "streams without messages both ways",
    call: { method: "StreamingCalculator", requests: [], metadata: echo },
    expected: { replies: [], status: 0, headers: echo, trailers: echo },
  },
  {
    name: "a method that the server does not answer",
    call: { method: "Multiply", requests: [{ a: 1, b: 2 }] },
    expected: { replies: [], status: 12 },
  },
];
