import { execFile, spawnSync } from "node:child_process";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createServer, type Server } from "../../../src/rpc/index.ts";
import { addReflection } from "../../../src/rpc/reflection/index.ts";
// @ts-expect-error: the scripts that install are JavaScript.
import { bin } from "../../interop/tools.mjs";
import { calculator, Calculator } from "../support/calculator.ts";

/* What people call servers with, by reflection alone: none of them is given a .proto file. */

const root = new URL("../../../", import.meta.url).pathname;
let server: Server;
let address: string;
beforeAll(async () => {
  server = addReflection(createServer({ insecure: true }).add(Calculator, calculator));
  address = await server.listen("127.0.0.1:0");
});
afterAll(() => server.shutdown({ grace: 0 }));

/** Where `npm run interop:install` puts programs, too. */
const env = { ...process.env, PATH: [process.env["PATH"], bin].join(delimiter) };

async function output(command: string, args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(command, args, { encoding: "utf8", timeout: 50_000, env });
  return stdout;
}

/** JSON values that stand one after the other. */
const values = (text: string): unknown[] => JSON.parse(`[${text.trim().replaceAll(/\}\s*\{/g, "},{")}]`) as unknown[];

/** Of each kind of method: what is sent, and what comes back in ProtoJSON. */
const calls: [method: string, requests: readonly object[], replies: readonly object[]][] = [
  ["Add", [{ a: 2, b: 40 }], [{ result: 42 }]],
  ["GenerateSequence", [{ start: 1, count: 3, step: 2 }], [{ value: 1 }, { value: 3 }, { value: 5 }]],
  [
    "ComputeStatistics",
    [{ value: 1 }, { value: 2 }, { value: 6 }],
    [{ count: 3, sum: 9, mean: 3, minimum: 1, maximum: 6 }],
  ],
  [
    "StreamingCalculator",
    [
      { a: 2, b: 3 },
      { kind: "MULTIPLY", a: 2, b: 3 },
    ],
    [{ result: 5 }, { result: 6 }],
  ],
];

const methods = ["Add", "BatchAdd", "ComputeStatistics", "GenerateSequence", "Multiply", "StreamingCalculator"].map(
  (name) => `remote.Calculator/${name}`,
);
const services = [
  "grpc.reflection.v1.ServerReflection",
  "grpc.reflection.v1alpha.ServerReflection",
  "remote.Calculator",
];
const lines = (text: string): string[] => text.trim().split("\n").sort();

describe("buf curl", () => {
  const buf = (...args: string[]): Promise<string> =>
    output(join(root, "node_modules/.bin/buf"), ["curl", "--protocol", "grpc", "--http2-prior-knowledge", ...args]);

  test("lists services and methods", async () => {
    expect(lines(await buf("--list-services", `http://${address}`))).toEqual(services);
    expect(lines(await buf("--list-methods", `http://${address}`))).toEqual(expect.arrayContaining(methods));
  });

  test.each(["grpc-v1", "grpc-v1alpha"])("by %s", async (protocol) => {
    expect(
      values(
        await buf("--reflect-protocol", protocol, "-d", '{"a":2,"b":40}', `http://${address}/remote.Calculator/Add`),
      ),
    ).toEqual([{ result: 42 }]);
  });

  test.each(calls)("%s", async (method, requests, replies) => {
    const data = requests.map((request) => JSON.stringify(request)).join("");
    expect(values(await buf("-d", data, `http://${address}/remote.Calculator/${method}`))).toEqual(replies);
  });
});

const found = spawnSync("grpcurl", ["-version"], { env }).error === undefined;

describe("grpcurl", () => {
  const named = (name: string): string =>
    found ? name : `${name}: skipped, for grpcurl is missing (npm run interop:install brings it, where there is Go)`;
  const grpcurl = (...args: string[]): Promise<string> => output("grpcurl", ["-plaintext", ...args]);

  test.skipIf(!found)(named("lists services and methods"), async () => {
    expect(lines(await grpcurl(address, "list"))).toEqual(services);
    expect(lines(await grpcurl(address, "list", "remote.Calculator"))).toEqual(
      methods.map((name) => name.replace("/", ".")),
    );
  });

  test.skipIf(!found)(named("describes a method with its options"), async () => {
    expect((await grpcurl(address, "describe", "remote.Calculator.Add")).replaceAll(/\s+/g, " ")).toContain(
      "rpc Add ( .remote.CalculationRequest ) returns ( .remote.CalculationResponse ) { option idempotency_level = NO_SIDE_EFFECTS; }",
    );
  });

  for (const [method, requests, replies] of calls) {
    test.skipIf(!found)(named(method), async () => {
      const data = requests.map((request) => JSON.stringify(request)).join("");
      expect(values(await grpcurl("-d", data, address, `remote.Calculator/${method}`))).toEqual(replies);
    });
  }
});
