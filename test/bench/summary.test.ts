import { describe, expect, test } from "vitest";

const bench = (path: string): Promise<any> => import(new URL(`../../bench/${path}.mjs`, import.meta.url).href);
const { summarise } = await bench("report/summary");
const { summaryText } = await bench("report/summary-text");
const { bars } = await bench("report/bars");
const { html } = await bench("report/html");

/** Results of a payload: latencies in nanoseconds, of encode and decode. */
function payload(name: string, latencies: { readonly [contestant: string]: readonly [number, number] }): object {
  const results = Object.entries(latencies).flatMap(([contestant, [encode, decode]]) => [
    { contestant, verb: "encode", latency: { p50: encode } },
    { contestant, verb: "decode", latency: { p50: decode } },
  ]);
  const bytes = Object.fromEntries(Object.keys(latencies).map((contestant) => [contestant, 10]));
  return { case: name, about: `about <${name}>`, bytes, gzipped: bytes, notes: {}, results };
}

const report = {
  machine: { node: "v26.0.0", cpu: "a CPU", cores: 2, memory: "4 GiB", system: "linux", date: "2026-01-02" },
  payloads: { small: "about small", tile: "about <tile>", chat: "about chat" },
  contestants: { protobufjs: "the baseline", json: "JSON, bytes" },
  versions: { wireform: "1.0.0" },
  method: { rounds: 31, sliceMs: 10, warmUpMs: 300, quick: false },
  engines: {},
  runs: {
    isolated: [
      payload("small", {
        "wireform-jit": [100, 100],
        "wireform-interpreter": [200, 400],
        protobufjs: [200, 100],
        json: [300, 50],
        "json-string": [50, 50],
      }),
      payload("tile", {
        "wireform-jit": [100, 100],
        "wireform-interpreter": [200, 400],
        protobufjs: [800, 400],
        json: [300, 800],
        "json-string": [50, 50],
      }),
    ],
  },
  measures: {
    operations: {
      title: "Operations",
      about: "",
      rows: [
        { payload: "small", contestant: "wireform-jit", decode: 10, clone: 10, toText: 30 },
        { payload: "small", contestant: "protobuf-es", decode: 40, clone: 5 },
        { payload: "tile", contestant: "wireform-jit", decode: 10, clone: 10, toText: 30 },
        { payload: "tile", contestant: "protobuf-es", decode: 40, clone: 80 },
      ],
    },
    sizes: {
      title: "Generated sizes",
      about: "",
      rows: [
        {
          program: "one message",
          unit: "bytes",
          "wireform, size": 15_000,
          "wireform, speed": 16_000,
          pbf: 3000,
          es: 19_000,
        },
      ],
    },
    "cold-start": {
      title: "Cold start",
      about: "",
      rows: [
        { contestant: "wireform-auto", "cold, ms": 30 },
        { contestant: "wireform-jit", "cold, ms": 20 },
        { contestant: "protobufjs", "cold, ms": 25 },
        { contestant: "protobuf-es", "cold, ms": 35 },
      ],
    },
  },
};

describe("the summary of a report", () => {
  const summary = summarise(report);

  test("has the geometric means against each peer, of both engines", () => {
    const means = (rows: any[]): object =>
      Object.fromEntries(rows.map(({ peer, operation, mean }) => [`${peer}, ${operation}`, +mean.toFixed(6)]));
    expect(means(summary.peers)).toEqual({
      "protobufjs, encode": 4,
      "protobufjs, decode": 2,
      "json, encode": 3,
      "json, decode": 2,
    });
    expect(means(summary.interpreter)).toEqual({
      "protobufjs, encode": 2,
      "protobufjs, decode": 0.5,
      "json, encode": 1.5,
      "json, decode": 0.5,
    });
    expect(means(summary.operations)).toEqual({ "protobuf-es, clone": 2 });
  });

  test("says where we are behind, in every payload, size and start", () => {
    expect(summary.behind).toEqual([
      { operation: "decode", peer: "json", mean: expect.closeTo(2, 9), of: 2, below: [{ case: "small", ratio: 0.5 }] },
      {
        operation: "clone",
        peer: "protobuf-es",
        mean: expect.closeTo(2, 9),
        of: 2,
        below: [{ case: "small", ratio: 0.5 }],
      },
    ]);
    expect(summary.larger).toEqual([{ program: "one message", unit: "bytes", ours: 15_000, smaller: [["pbf", 3000]] }]);
    expect(summary.later).toEqual({ ours: 30, earlier: [["protobufjs", 25]] });
  });

  test("is at the head of the page, with the payloads explained, and in the text", () => {
    const page: string = html(report);
    const head = page.slice(0, page.indexOf('<h2 id="method">'));
    for (const part of [
      "Node v26.0.0",
      "<b>4.0×</b> encode</td><td><b>2.0×</b> decode",
      "Where wireform is behind",
      "one message, bytes</b>: 15.0 kB; less: pbf 3.0 kB",
    ])
      expect(head).toContain(part);
    expect(head).toContain('<dt id="payload-tile">tile</dt><dd>about &#60;tile&#62;</dd>');
    expect(head).toContain("JSON, bytes");
    expect(page.slice(head.length)).toContain(
      '<td class="word"><a href="#payload-small" title="about small">small</a></td>',
    );
    const text: string = summaryText(summary, report);
    expect(text).toContain(
      "| protobufjs | 4.00 (small 2.00) | 2.00 (small 1.00) | 2.00 (small 1.00) | 0.50 (small 0.25) |",
    );
    expect(text).toContain("- json: decode on 1 of 2 payloads (small 0.50)\n");
  });

  test("the page links to each of its sections", () => {
    const page: string = html(report);
    const targets = [...page.matchAll(/<h2[^>]*?(?: id="([^"]*)")?>/g)].map(([, id]) => id);
    const links = [...page.matchAll(/<nav[^]*<\/nav>/g)].flatMap(([nav]) =>
      [...nav.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id),
    );
    expect(links.sort()).toEqual(targets.sort());
    expect(targets).toContain("isolated");
  });

  test("a bar that is longer than the longest ends in an arrow", () => {
    const rows = [3, 20].map((value) => ({ label: "", kind: "", values: [value] }));
    const svg = String(bars({ columns: ["encode"], rows, most: 5 }));
    const widths = [...svg.matchAll(/width="([\d.]+)"/g)].map(([, width]) => Number(width));
    expect(widths[0]! / widths[1]!).toBeCloseTo(3 / 5, 2);
    expect(svg.match(/→ 20\.0/g)).toHaveLength(1);
    expect(svg.match(/→/g)).toHaveLength(1);
  });

  test("does without what was not measured", () => {
    const { peers, operations, behind, larger, later } = summarise({ runs: {} });
    expect({ peers, operations, behind, larger, later }).toEqual({
      peers: [],
      operations: [],
      behind: [],
      larger: [],
      later: undefined,
    });
    expect(html({ ...report, runs: {}, measures: {} })).toContain("benchmarks");
  });
});
