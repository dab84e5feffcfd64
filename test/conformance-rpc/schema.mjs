// The suite's protos: `CONFORMANCE_PROTOS` is where it has them, run.mjs says so.
import { load } from "wireform";

export const schema = await load(
  ["service", "client_compat", "server_compat", "config"].map((name) => `connectrpc/conformance/v1/${name}.proto`),
  { includePaths: [process.env.CONFORMANCE_PROTOS] },
);
