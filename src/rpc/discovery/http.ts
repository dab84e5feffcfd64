import { isError } from "../../errors.ts";
import { onAbort } from "../call/on-abort.ts";
import { RpcError } from "../call/rpc-error.ts";
import type { StatusCode } from "../call/status.ts";

/**
 * Headers of each request to a registry: fixed, or from a function that is called each time, for tokens that expire.
 */
export type RegistryHeaders =
  | { readonly [name: string]: string }
  | (() => { readonly [name: string]: string } | Promise<{ readonly [name: string]: string }>);

/** A request to a registry. */
export interface RegistryRequest {
  readonly method: "GET" | "POST" | "PUT";
  readonly url: string;
  readonly headers?: RegistryHeaders | undefined;
  readonly body?: unknown;
  /** Aborts the request and the reading of its answer. */
  readonly signal: AbortSignal;
}

/** Sends a request to a registry. RpcError for an answer other than success, with gRPC's code for the HTTP status. */
export async function askRegistry({ method, url, headers, body, signal }: RegistryRequest): Promise<Response> {
  const given = typeof headers === "function" ? await headers() : headers;
  const init: RequestInit = {
    method,
    headers: { "content-type": "application/json", ...given },
    signal,
    redirect: "error",
  };
  if (body !== undefined) init.body = JSON.stringify(body);
  let response: Response;
  try {
    response = await fetch(url, init);
  } catch (error) {
    throw new RpcError("UNAVAILABLE", `${url} cannot be reached: ${reasonOf(error)}`, { cause: error });
  }
  if (response.ok) return response;
  const text = await readText(response, signal).catch(() => "");
  throw new RpcError(
    codes[response.status] ?? (response.status < 500 ? "INVALID_ARGUMENT" : "UNAVAILABLE"),
    `${url} says ${response.status}: ${text.slice(0, 200).trim()}`,
  );
}

/** The most bytes of an answer, or of a line of a stream: 10,000 instances take less. */
const maxAnswerBytes = 16 * 1024 * 1024;

/** The whole answer. UNAVAILABLE if it is too long. */
export async function readText(response: Response, signal: AbortSignal): Promise<string> {
  let text = "";
  for await (const part of textOf(response, signal)) text = joined(text, part);
  return text;
}

/** The lines of an answer as they arrive, without empty ones. UNAVAILABLE if one is too long. */
export async function* readLines(response: Response, signal: AbortSignal): AsyncGenerator<string, void, undefined> {
  let rest = "";
  for await (const part of textOf(response, signal)) {
    const lines = part.split("\n");
    lines[0] = joined(rest, lines[0]!);
    rest = lines.pop()!;
    yield* lines.filter((line) => line !== "");
  }
  if (rest !== "") yield rest;
}

/** After the headers, `fetch` may lose its signal to garbage collection: so the reader listens to it, too. */
async function* textOf({ body }: Response, signal: AbortSignal): AsyncGenerator<string, void, undefined> {
  if (body === null) return;
  const decoder = new TextDecoder();
  const reader = body.getReader();
  const cancel = (): void => void reader.cancel(signal.reason).catch(() => {});
  const stop = onAbort(signal, cancel);
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (signal.aborted) throw signal.reason;
      if (done) return;
      yield decoder.decode(value, { stream: true });
    }
  } finally {
    stop();
    cancel();
  }
}

function joined(text: string, part: string): string {
  if (text.length + part.length > maxAnswerBytes)
    throw new RpcError("UNAVAILABLE", `a registry answers more than ${maxAnswerBytes} bytes at a time`);
  return text + part;
}

/** Whether trying again is pointless. */
export function isFinal(error: unknown): boolean {
  return error instanceof RpcError && finalCodes.has(error.code);
}

/**
 * `fetch` hides what happened one or two errors below; if a name has several addresses, there is one error for each,
 * and no text above them.
 */
function reasonOf(error: unknown): string {
  if (!isError(error)) return String(error);
  if (error.cause !== undefined) return reasonOf(error.cause);
  const { errors } = error as Partial<AggregateError>;
  if (Array.isArray(errors) && errors.length > 0) return errors.map(reasonOf).join(", ");
  return error.message === "" ? String((error as NodeJS.ErrnoException).code ?? error.name) : error.message;
}

const codes: { readonly [status: number]: StatusCode } = {
  401: "UNAUTHENTICATED",
  403: "PERMISSION_DENIED",
  404: "NOT_FOUND",
  408: "UNAVAILABLE",
  429: "RESOURCE_EXHAUSTED",
};
const finalCodes: ReadonlySet<StatusCode> = new Set([
  "INVALID_ARGUMENT",
  "UNAUTHENTICATED",
  "PERMISSION_DENIED",
  "NOT_FOUND",
]);
