import type { Peer } from "./call.ts";
import { callByProcess, serveByProcess } from "./process.ts";
// @ts-expect-error: the scripts that install are JavaScript.
import { findProgram } from "./tools.mjs";

/* grpc-go, with the code that protoc makes for it. */

const program: string | undefined = findProgram("calculator");

export const grpcGo: Peer = {
  name: "grpc-go",
  missing: () => (program === undefined ? "Go" : undefined),
  call: (address, call, cancel) => callByProcess({ program: program!, args: ["client", address] }, call, cancel),
  serve: () => serveByProcess({ program: program!, args: ["server"] }),
};
