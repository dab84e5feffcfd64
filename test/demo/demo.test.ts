import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const demo = fileURLToPath(new URL("calculator.mjs", import.meta.url));
const run = (env: Record<string, string> = {}) =>
  spawnSync(process.execPath, [demo], { encoding: "utf8", cwd: "/", env: { PATH: process.env["PATH"], ...env } });

test("the demonstration shows what it promises", () => {
  const { status, stdout, stderr } = run();
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toContain("=> 08 05 10 03   (4 bytes; as JSON 13)");
  expect(stdout).toContain('=> {"a":5,"b":3,"requestId":""}');
  expect(stdout).toContain("=> 15 bytes");
  expect(stdout).toMatch(/4 {2}1a 09 72 65 71 2d 31 32 {2}3 request_id +len +string +"req-12345"/);
  expect(stdout).toMatch(/ProtobufError TRUNCATED:\n +cannot decode calculator\.AddRequest: .* at byte 15/);
  expect(stdout).toContain("field 3 as 11 bytes: 1a 09 72 65 71 2d 31 32 33 34 35");
  expect(stdout).toContain('=> {"a":6,"b":3,"requestId":"req-12345"}');
  expect(stdout).toContain('"priority": "HIGH"');
  expect(stdout).toMatch(/AddRequest \{ a, b \} +4 +7 +13\n/);
  expect(stdout).toMatch(/AddRequest with request_id +15 +27 +37\n/);
});

test("it fits on a screen, without colours where nobody sees them", () => {
  const { stdout } = run({ FORCE_COLOR: "1" });
  const lines = stdout.split("\n");
  expect(lines.length).toBeLessThanOrEqual(60);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(120);
  expect(stdout).not.toContain("\u001b");
});

test("remote calls go on when a server is killed, and none is lost", () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [fileURLToPath(new URL("remote.mjs", import.meta.url))],
    { encoding: "utf8", cwd: "/", env: { PATH: process.env["PATH"] } },
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toContain('=> 200 {"result":8}');
  expect(stdout).toMatch(/=> server \d+ killed; until then \d+ had answered \d+, \d+ had answered \d+\n/);
  expect(stdout).toContain("=> 2000 right answers, 0 lost");
  expect(stdout).toMatch(/=> server \d+ answers, too/);
});
