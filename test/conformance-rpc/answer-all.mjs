// How a client under test is asked: calls on stdin, and on stdout what came of them.
import { message, readFrames, writeFrame } from "./common.mjs";

const Request = message("ClientCompatRequest");
const Response = message("ClientCompatResponse");

/** Answers all requests of stdin, some at a time. */
export async function answerAll(invoke) {
  process.on("SIGTERM", () => process.exit(0));
  const limit = Number(process.env.CONFORMANCE_PARALLEL ?? 8);
  const running = new Set();
  for await (const bytes of readFrames(process.stdin)) {
    const request = Request.decode(bytes);
    const one = invoke(request, bytes)
      .then(
        (response) => ({ testName: request.testName, response }),
        (error) => ({ testName: request.testName, error: { message: String(error?.stack ?? error) } }),
      )
      .then((result) => writeFrame(process.stdout, Response.encode(result, { exact: true })))
      .finally(() => running.delete(one));
    running.add(one);
    if (running.size >= limit) await Promise.race(running);
  }
  await Promise.all(running);
}
