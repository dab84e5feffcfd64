// Remote calls with servers that die, on the calculator of proto/remote.proto: `npm run demo:rpc`.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { load } from "wireform";
import { createClient, createServer, localRegistry } from "wireform/rpc";

const colour = process.stdout.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== "dumb";
const paint = (code, text) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
const say = (text = "") => console.log(text);
const title = (text) => say(`\n${paint("1", text)}`);
const code = (text) => say(`  ${paint("36", text)}`);
const result = (text) => say(`  ${paint("2", "=>")} ${text}`);

const schema = await load("remote.proto", { includePaths: [fileURLToPath(new URL("../../proto", import.meta.url))] });
const Calculator = schema.service("remote.Calculator");
const [, , role, directory = mkdtempSync(join(tmpdir(), "wireform-demo-"))] = process.argv;
const registry = localRegistry(directory, { interval: 200 });

if (role === "server") await serve();
else await demonstrate();

/** A process of its own: it answers, and says in the registry that it is there. It ends with the demonstration. */
async function serve() {
  const server = createServer({ insecure: true }).add(Calculator, {
    async add({ a, b }, { headers }) {
      headers.set("x-server", String(process.pid));
      await new Promise((resolve) => setTimeout(resolve, 2));
      return { result: a + b };
    },
    async *generateSequence({ start, count, step }) {
      for (let index = 0; index < count; index++) yield { value: start + index * step };
    },
  });
  const address = await server.listen("127.0.0.1:0");
  await registry.register({ service: "remote.Calculator", address });
  console.log(address);
  process.stdin.resume().on("end", () => process.exit());
}

async function start() {
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url), "server", directory], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  for await (const address of createInterface(child.stdout)) return { child, address };
  throw new Error("a server did not start");
}

async function demonstrate() {
  say(paint("1", "wireform/rpc: a calculator that is called, and goes on when a server dies"));

  title("1  Two servers, in processes of their own, enter themselves in a registry (here: a directory)");
  const servers = [await start(), await start()];
  for (const { child, address } of servers) result(`server ${child.pid} at ${address}`);

  title("2  One is called as a page would: JSON by fetch, without a client");
  code(`fetch("http://${servers[0].address}/remote.Calculator/Add", { method: "POST", body: '{"a":5,"b":3}', ... })`);
  const response = await fetch(`http://${servers[0].address}/remote.Calculator/Add`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: '{"a":5,"b":3}',
  });
  result(`${response.status} ${await response.text()}`);

  title("3  A client of the registry; no code was generated");
  code(`const client = createClient(Calculator, registry, { insecure: true, semantics: "atLeastOnce" })`);
  const client = createClient(Calculator, registry, {
    insecure: true,
    semantics: { semantics: "atLeastOnce", attemptTimeout: 1000 },
  });
  code("await client.add({ a: 5, b: 3 })");
  result(JSON.stringify(await client.add({ a: 5, b: 3 })));
  code("for await (const { value } of client.generateSequence({ start: 1, count: 5, step: 2 })) ...");
  const values = [];
  for await (const { value } of client.generateSequence({ start: 1, count: 5, step: 2 })) values.push(value);
  result(values.join(" "));

  title("4  2000 calls, 20 at a time; after 700 of them, one server is killed (SIGKILL)");
  const answered = new Map(servers.map(({ child }) => [String(child.pid), 0]));
  let [calls, right, lost, afterwards] = [0, 0, 0, new Map()];
  const victim = servers[0];
  const caller = async () => {
    while (calls < 2000) {
      const a = calls++;
      let by = "";
      try {
        const { result: sum } = await client.add(
          { a, b: 1 },
          { onHeaders: (headers) => (by = String(headers.get("x-server"))) },
        );
        if (sum === a + 1) right++;
      } catch (error) {
        lost++;
        say(`  ${paint("31", error.message)}`);
      }
      if (victim.child.killed) afterwards.set(by, (afterwards.get(by) ?? 0) + 1);
      else answered.set(by, answered.get(by) + 1);
      if (right === 700 && !victim.child.killed) {
        victim.child.kill("SIGKILL");
        result(
          `server ${victim.child.pid} killed; until then ${[...answered].map(([pid, count]) => `${pid} had answered ${count}`).join(", ")}`,
        );
      }
    }
  };
  await Promise.all(Array.from({ length: 20 }, caller));
  for (const [pid, count] of [...afterwards].filter(([each]) => each !== ""))
    result(
      `since then ${pid} has answered ${count}${pid === String(victim.child.pid) ? ", which were on their way when it died" : ""}`,
    );
  result(paint("32", `${right} right answers, ${lost} lost`));

  title("5  A third server comes, and is found");
  const third = await start();
  const seen = new Set();
  for (let call = 0; call < 1000 && !seen.has(String(third.child.pid)); call++)
    await client.add({ a: call }, { onHeaders: (headers) => seen.add(String(headers.get("x-server"))) });
  result(seen.has(String(third.child.pid)) ? `server ${third.child.pid} answers, too` : "it was not found");

  client.close();
  for (const { child } of [...servers, third]) child.kill();
  rmSync(directory, { recursive: true, force: true });
  say();
  if (right !== 2000 || lost !== 0 || !seen.has(String(third.child.pid))) process.exitCode = 1;
}
