import { checkOptions, type Known } from "../call/check-options.ts";
import type { CallContext, Interceptor } from "../call/context.ts";
import { serverFaults, type StatusCode } from "../call/status.ts";
import { type CallFailure, type CallObserver, observe } from "./observe.ts";

/** How serious the end of a call is. */
export type LogLevel = "info" | "warn" | "error";

/** The log entry of a call, written when it is over. */
export interface CallLog {
  /** `info` for OK, `error` if the server or the connection is at fault, `warn` for the rest. */
  readonly level: LogLevel;
  /** The side that logs. */
  readonly side: "client" | "server";
  /** `remote.Calculator/Add` */
  readonly method: string;
  /** The address of the peer. */
  readonly peer: string;
  /** How it ended. */
  readonly code: StatusCode;
  /** The text of the error; on the server that of the original error, even if the caller gets another. */
  readonly details?: string | undefined;
  /** What was thrown, if the call failed. */
  readonly error?: unknown;
  /** Milliseconds from the beginning of the call to its end. */
  readonly duration: number;
  /** How many messages the client sent. */
  readonly requests: number;
  /** How many the server sent. */
  readonly responses: number;
  /** The request, unless it is a stream; only with `contents`. */
  readonly request?: unknown;
  /** The response, unless it is a stream; only with `contents`. */
  readonly response?: unknown;
}

/** Options of `logging`. */
export interface LoggingOptions {
  /** Called with each log entry. Default: writes a line to the console with `formatCallLog`. */
  readonly log?: ((entry: CallLog) => void) | undefined;
  /** The lowest level that is logged. Default `info`: all calls. */
  readonly level?: LogLevel | undefined;
  /** Include requests and responses, unless they are streams. Default false. */
  readonly contents?: boolean | undefined;
}

const levels: readonly LogLevel[] = ["info", "warn", "error"];
const loggingOptions: Known<LoggingOptions> = { log: "function", level: levels, contents: "boolean" };

/**
 * An interceptor for either side that logs each call when it is over: method, code, duration, number of messages.
 *
 * Errors: INVALID_ARGUMENT (ProtobufError) for wrong options; what `log` throws does not affect the call and becomes a
 * warning of the process.
 */
export function logging(options: LoggingOptions = {}): Interceptor {
  checkOptions("logging", options, loggingOptions);
  const { log = logLine, level = "info", contents = false } = options;
  const least = levels.indexOf(level);
  return (next) => (request, context) => {
    const begin = performance.now();
    const counts = { requests: 0, responses: 0 };
    const messages: { request?: unknown; response?: unknown } = {};
    const observer: CallObserver = {
      onRequest(message) {
        counts.requests++;
        if (contents && !context.method.clientStreaming) messages.request = message;
      },
      onResponse(message) {
        counts.responses++;
        if (contents && !context.method.serverStreaming) messages.response = message;
      },
      onEnd(failure) {
        const entry = {
          ...placeOf(context),
          ...endOf(failure),
          duration: performance.now() - begin,
          ...counts,
          ...messages,
        };
        return levels.indexOf(entry.level) >= least ? log(entry) : undefined;
      },
    };
    return observe(next, request, context, observer, log);
  };
}

/** A call as one line: `info server remote.Calculator/Add 127.0.0.1:50051 OK 1.2 ms, 1 in, 1 out`. Errors: none. */
export function formatCallLog({
  level,
  side,
  method,
  peer,
  code,
  details,
  duration,
  requests,
  responses,
}: CallLog): string {
  const [received, sent] = side === "server" ? [requests, responses] : [responses, requests];
  const text = details === undefined || details === "" ? "" : ` ${JSON.stringify(details)}`;
  return `${level} ${side} ${method} ${peer} ${code}${text} ${duration.toFixed(1)} ms, ${received} in, ${sent} out`;
}

function logLine(entry: CallLog): void {
  console[entry.level](formatCallLog(entry));
}

function placeOf({ side, path, peer }: CallContext): Pick<CallLog, "side" | "method" | "peer"> {
  return { side, method: path.slice(1), peer };
}

function endOf(failure: CallFailure | undefined): Pick<CallLog, "level" | "code" | "details" | "error"> {
  if (failure === undefined) return { level: "info", code: "OK" };
  return { level: serverFaults.has(failure.code) ? "error" : "warn", ...failure };
}
