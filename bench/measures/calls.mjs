import { askChild } from "../child.mjs";

export const title = "Remote calls";
export const about =
  "Microseconds of CPU time per operation, both sides, which are in one process: `wireform/rpc`, and @grpc/grpc-js with @grpc/proto-loader. An operation is an addition: alone in a call, in one of 50 calls at once, as a message of a stream, or one of 50 in a call. Rounds take turns; median.";
export const chart = "bars";

export function run({ quick }) {
  return askChild("measures/calls-child.mjs", { rounds: quick ? 7 : 31, operations: quick ? 500 : 2000 });
}
