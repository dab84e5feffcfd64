// What the suite is run against: with which configuration, how many cases there are with it (fewer would mean that the suite left some out), and the program.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findChromium } from "../../bench/engines.mjs";
import { buildDirectory } from "./web/bundle.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const runtimes = fileURLToPath(new URL("../runtimes/node_modules/", import.meta.url));

const missingPackage = (name) => (existsSync(join(runtimes, name)) ? undefined : `the npm package ${name}`);
const missingChromium = () => (findChromium() === undefined ? "a Chromium" : missingPackage("playwright-core"));

/** Those without Node's own transports: bundles of src/. */
function portable(program, { mode, config, cases, missing = () => undefined }) {
  return { mode, config: `web/${config}.yaml`, cases, missing, command: program, isPortable: true };
}

const built = (name) => join(buildDirectory, `${name}.mjs`);
const bun = join(runtimes, ".bin/bun");
const deno = [join(runtimes, ".bin/deno"), "run", "--allow-net", "--allow-env"];
const workerd = [process.execPath, join(here, "web/workerd.mjs")];
const byFetch = { mode: "client", config: "fetch", cases: 975 };
const universal = { mode: "server", config: "universal", cases: 694 };
const ofBun = { missing: () => missingPackage("bun") };
const ofWorkerd = { missing: () => missingPackage("workerd") };
const ofDeno = { missing: () => missingPackage("deno") };

export const targets = {
  server: { mode: "server", config: "config.yaml", cases: 3820, command: [process.execPath, join(here, "server.mjs")] },
  client: { mode: "client", config: "config.yaml", cases: 4862, command: [process.execPath, join(here, "client.mjs")] },
  "fetch-node": portable([process.execPath, built("client")], byFetch),
  "fetch-deno": portable([...deno, built("client")], { ...byFetch, ...ofDeno }),
  "fetch-bun": portable([bun, built("client")], { ...byFetch, ...ofBun }),
  "fetch-chromium": portable([process.execPath, join(here, "web/chromium.mjs")], {
    ...{ mode: "client", config: "browser", cases: 1376 },
    missing: missingChromium,
  }),
  "fetch-workerd": portable([...workerd, "client"], { ...byFetch, ...ofWorkerd }),
  "universal-node": portable([process.execPath, built("server")], {
    ...universal,
    missing: () => missingPackage("@hono/node-server"),
  }),
  "universal-deno": portable([...deno, built("server")], { ...universal, ...ofDeno }),
  "universal-bun": portable([bun, built("server")], { ...universal, ...ofBun }),
  "universal-workerd": portable([...workerd, "server"], {
    ...{ mode: "server", config: "workerd", cases: 654 },
    ...ofWorkerd,
  }),
};
