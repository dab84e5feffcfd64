import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Outcome, type Peer, type RunningServer, withDeadline } from "./call.ts";
import { type Case, cases } from "./cases.ts";
import { connectPeers } from "./connect.ts";
import { grpcGo } from "./go.ts";
import { protoLoader } from "./proto-loader.ts";
import { grpcio } from "./python.ts";
import { relayTo } from "./relay.ts";
import { callAsWireform, serveAsWireform } from "./wireform.ts";

/* Remote calls between wireform and what is not ours, both ways. */

const peers: readonly Peer[] = [grpcio, grpcGo, protoLoader, ...connectPeers];

for (const { name, way, missing, call, serve } of peers) {
  const lacks = missing();
  const named = way === undefined ? name : `${name}, ${way.protocol}, ${way.codec}`;
  const title = lacks === undefined ? named : `${named}: skipped, for ${lacks} is missing (npm run interop:install)`;
  describe.skipIf(lacks !== undefined)(title, () => {
    describe("its client, our server", () => testCases(serveAsWireform, call));
    describe("our client, its server", () =>
      testCases(serve, (address, wanted, cancel) => callAsWireform(address, wanted, cancel, way)));
    describe("its client, our server, our client, its server", () =>
      testCases(async () => relayTo(await serve()), call));
  });
}

test("the table of docs/interoperation.md names each of them", () => {
  const page = readFileSync(new URL("../../docs/interoperation.md", import.meta.url), "utf8");
  const rows = [...page.matchAll(/^\| ([^|]+?) \|.*\|$/gm)].map(([, name]) => name);
  for (const { name } of peers) expect(rows, name).toContain(name);
});

function testCases(serve: () => Promise<RunningServer>, call: Peer["call"]): void {
  let server: RunningServer;
  beforeAll(async () => {
    server = await serve();
  });
  afterAll(() => server?.close());

  for (const each of cases) test.concurrent(each.name, () => check(server, call, each));
}

async function check(
  { address, log }: RunningServer,
  call: Peer["call"],
  { call: wanted, expected, cancel }: Case,
): Promise<void> {
  const handler = `${wanted.method} ${withDeadline(wanted.deadline !== undefined)}`;
  const canceller = new AbortController();
  const outcome = call(address, wanted, canceller.signal);
  if (cancel === true) {
    await log.has(`waiting ${handler}`);
    canceller.abort();
  }
  const came = await outcome;
  for (const each of Object.keys(expected) as (keyof Outcome)[]) expect(came[each], each).toEqual(expected[each]);
  if (wanted.metadata?.["x-do"] === "wait") await log.has(`over ${handler}`);
}
