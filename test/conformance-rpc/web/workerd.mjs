// Starts workerd for the suite: `server`, or `client`, which hands on what the suite asks for.
import { join } from "node:path";
import { startWorkerd } from "../../runtimes/workerd.mjs";
import { message } from "../common.mjs";
import { answerAll, readFrames, writeFrame } from "../frames.mjs";
import { buildDirectory } from "./bundle.mjs";

const worker = join(buildDirectory, "worker.mjs");

async function serve() {
  for await (const bytes of readFrames(process.stdin)) {
    const { messageReceiveLimit } = message("ServerCompatRequest").decode(bytes);
    const { port, stop } = await startWorkerd(worker, { LIMIT: String(messageReceiveLimit) });
    process.on("SIGTERM", () => (stop(), process.exit(0)));
    await writeFrame(process.stdout, message("ServerCompatResponse").encode({ host: "127.0.0.1", port }));
    break;
  }
}

async function call() {
  const { port, stop } = await startWorkerd(worker, { LIMIT: "0" });
  await answerAll(async (body) => {
    const response = await fetch(`http://127.0.0.1:${port}/answer`, { method: "POST", body });
    return Buffer.from(await response.arrayBuffer());
  });
  stop();
  process.exit(0);
}

await (process.argv[2] === "server" ? serve() : call());
