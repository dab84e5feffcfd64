import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { addHealth, healthy } from "../../../src/rpc/health/index.ts";
import { createServer, staticRegistry } from "../../../src/rpc/index.ts";
import { Calculator, connect, service } from "./support.ts";

const missing = spawnSync("openssl", ["version"]).status === 0 ? undefined : "openssl is missing";

/** A certificate of its own authority, for one name. */
function certificateFor(name: string): { readonly key: string; readonly cert: string } {
  const directory = mkdtempSync(join(tmpdir(), "wireform-tls-"));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  const [key, cert] = [join(directory, "key.pem"), join(directory, "cert.pem")];
  const curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  const run = spawnSync(
    "openssl",
    [
      "req",
      "-x509",
      ...curve,
      "-keyout",
      key,
      "-out",
      cert,
      "-days",
      "2",
      "-subj",
      `/CN=${name}`,
      "-addext",
      `subjectAltName=DNS:${name}`,
    ],
    { encoding: "utf8" },
  );
  expect(run.status, run.stderr).toBe(0);
  return { key: readFileSync(key, "utf8"), cert: readFileSync(cert, "utf8") };
}

async function startSecure(tls: { readonly key: string; readonly cert: string }): Promise<string> {
  const server = createServer({ tls }).add(Calculator, {
    add: ({ a, b }: { a: number; b: number }) => ({ result: a + b }),
  });
  addHealth(server);
  onTestFinished(() => server.shutdown({ grace: 0 }));
  return server.listen("127.0.0.1:0");
}

test.skipIf(missing !== undefined)(
  `over TLS, certificates of instances have the name of the service, or the one that is given${missing === undefined ? "" : `: skipped, for ${missing}`}`,
  async () => {
    for (const [name, given] of [
      [service, {}],
      ["calculators.internal", { serverName: "calculators.internal" }],
    ] as const) {
      const tls = certificateFor(name);
      const registry = staticRegistry([await startSecure(tls), await startSecure(tls)]);
      const trust = { ca: tls.cert, ...given };
      const options = { insecure: undefined, tls: trust };
      for (let call = 0; call < 4; call++)
        expect(await connect(registry, options).add({ a: call, b: 1 })).toEqual({ result: call + 1 });
      expect(await connect(healthy(registry, { tls: trust }), options).add({ a: 1, b: 2 })).toEqual({ result: 3 });
      const wrong = { insecure: undefined, tls: { ca: tls.cert, serverName: "another.internal" } };
      await expect(connect(registry, wrong).add({ a: 1, b: 2 })).rejects.toMatchObject({ code: "UNAVAILABLE" });
      await expect(connect(healthy(registry, wrong), options).add({ a: 1, b: 2 })).rejects.toMatchObject({
        code: "UNAVAILABLE",
        details: expect.stringContaining("knows no instance"),
      });
    }
  },
);
