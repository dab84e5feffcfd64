import type { CallContext } from "../call/context.ts";
import type { Ending } from "../call/ending.ts";
import { type Format, protoFormat } from "../protocol/format.ts";
import { jsonFormat } from "../protocol/json-format.ts";
import type { ServerCall } from "../protocol/server-protocol.ts";
import type { Route, Site } from "./route.ts";

/** A call that is being answered. */
export interface Answering {
  readonly call: ServerCall;
  readonly route: Route;
  readonly site: Site;
  readonly ending: Ending;
  readonly context: CallContext;
  /** Says that the handler has come to its end. */
  readonly leave: () => void;
  /** Waits until it is known whether a request that has ended was cancelled instead. */
  readonly settled: (() => Promise<void>) | undefined;
}

/** The format of the messages of a call. */
export function formatOf({ format }: ServerCall): Format {
  return format === "json" ? jsonFormat : protoFormat;
}
