import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { SaxesParser } from "saxes";

/*
 * The pictures of the README are committed, in docs/images, as bench/report/charts.mjs makes them of the committed figures.
 */

const { charts, committedCharts } = await import(new URL("../../bench/report/charts.mjs", import.meta.url).href);
const { themes } = await import(new URL("../../bench/report/chart.mjs", import.meta.url).href);
const directory = new URL("../../docs/images/", import.meta.url);
const drawn: { readonly [name: string]: string } = committedCharts();

/** Median latencies in nanoseconds, of encode and decode. */
function payload(name: string, latencies: { readonly [contestant: string]: readonly [number, number] }): object {
  const results = Object.entries(latencies).flatMap(([contestant, [encode, decode]]) => [
    { contestant, verb: "encode", latency: { p50: encode } },
    { contestant, verb: "decode", latency: { p50: decode } },
  ]);
  return {
    case: name,
    bytes: Object.fromEntries(Object.keys(latencies).map((contestant) => [contestant, 1])),
    results,
  };
}

test("the committed ones are of the committed figures (else: node bench/report/charts.mjs)", () => {
  const names = readdirSync(directory).filter((name) => /^(speed|sizes)-/.test(name));
  expect(names.sort()).toEqual(Object.keys(drawn).sort());
  for (const name of names) expect(readFileSync(new URL(name, directory), "utf8"), name).toBe(drawn[name]);
});

test.each(Object.keys(drawn))("%s is well-formed, has no bar or text outside, and tells its content", (name) => {
  const parser = new SaxesParser();
  const texts: string[] = [];
  let right = 0;
  parser.on("opentag", ({ name: element, attributes }) => {
    if (element === "rect") right = Math.max(right, Number(attributes["x"]) + Number(attributes["width"]));
  });
  parser.on("text", (text) => texts.push(text));
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(drawn[name]!).close();
  expect(right).toBeLessThan(Number(/width="(\d+)"/.exec(drawn[name]!)![1]) - 80);
  expect(/<desc id="desc">(.*)<\/desc>/.exec(drawn[name]!)![1]).toMatch(/wireform.*protobuf-es/);
});

describe("what they show", () => {
  const report = {
    machine: { node: "v26.0.0" },
    runs: {
      isolated: ["one", "two"].map((name) =>
        payload(name, {
          "wireform-jit": [100, 100],
          "wireform-interpreter": [200, 500],
          protobufjs: [300, 400],
          "ts-proto": [100, 800],
          pbf: [150, 150],
          "protobuf-es": [600, 400],
          json: [200, 1000],
          msgpackr: [420, 400],
        }),
      ),
    },
  };
  const sizes = {
    exact: [
      { title: "one message, bundle", cells: { "wireform, size": 5000, pbf: 2500, "protobuf-es": 9000 } },
      { title: "a file of 20 messages", cells: { "wireform, size": 6000, pbf: 8000, "protobuf-es": 9000 } },
      { title: "all of cluster_service.proto", cells: { "wireform, size": 6000, "protobuf-es": 9000 } },
    ],
  };
  const made: { readonly [name: string]: string } = charts(report, sizes);
  const description = (name: string): string => /<desc id="desc">(.*)<\/desc>/.exec(made[name]!)![1]!;

  test("speeds are multiples of protobufjs's, the peers in the order of their speed", () => {
    expect(description("speed-light.svg")).toContain(
      [
        "wireform: encode 3.0×, decode 4.0×; wireform, no eval: encode 1.5×, decode 0.8×",
        "pbf: encode 2.0×, decode 2.7×; ts-proto: encode 3.0×, decode 0.5×; protobufjs: encode 1.0×, decode 1.0×",
        "msgpackr: encode 0.7×, decode 1.0×; JSON, as bytes: encode 1.5×, decode 0.4×; protobuf-es: encode 0.5×, decode 1.0×",
      ].join("; "),
    );
    expect(made["speed-light.svg"]).toContain("Node 26, mean of 2 payloads");
  });

  test("sizes are in kB, the smallest first, and who is not there comes last", () => {
    expect(description("sizes-dark.svg")).toContain("pbf: 2.5 kB; wireform for size: 5.0 kB; protobuf-es: 9.0 kB.");
    expect(description("sizes-dark.svg")).toContain("wireform for size: 6.0 kB; pbf: 8.0 kB; protobuf-es: 9.0 kB.");
    expect(description("sizes-dark.svg")).toContain(
      "wireform for size: 6.0 kB; protobuf-es: 9.0 kB; pbf: cannot read this schema.",
    );
  });

  test("colours can be told from the page: texts 4.5:1, bars 3:1", () => {
    for (const [theme, page] of [
      ["light", "#ffffff"],
      ["dark", "#0d1117"],
    ] as const)
      for (const [use, colour] of Object.entries(themes[theme] as Record<string, string>))
        expect(contrast(colour, page), `${theme} ${use}`).toBeGreaterThan(/text|quiet/.test(use) ? 4.5 : 2.99);
  });
});

/** By WCAG 2.2, 1.4.3 and 1.4.11. */
function contrast(one: string, other: string): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
