import { RpcError } from "../call/rpc-error.ts";
import type { StatusCode } from "../call/status.ts";

/** Headers of each request to a registry: fixed ones, or asked for each time, as tokens that expire are. */
export type RegistryHeaders =
  | { readonly [name: string]: string }
  | (() => { readonly [name: string]: string } | Promise<{ readonly [name: string]: string }>);

/** A request to a registry. */
export interface RegistryRequest {
  readonly method: "GET" | "POST" | "PUT";
  readonly url: string;
  readonly headers?: RegistryHeaders | undefined;
  readonly body?: unknown;
  /** Ends the request, and the reading of its answer. */
  readonly signal: AbortSignal;
}

/** Asks a registry. RpcError for what is no success, with the code that gRPC has for that status of HTTP. */
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
  const text = await readText(response).catch(() => "");
  throw new RpcError(
    codes[response.status] ?? (response.status < 500 ? "INVALID_ARGUMENT" : "UNAVAILABLE"),
    `${url} says ${response.status}: ${text.slice(0, 200).trim()}`,
  );
}

/** Bytes of an answer, or of a line of one that streams, at most: 10,000 instances are less. */
const maxAnswerBytes = 16 * 1024 * 1024;

/** The whole of an answer. UNAVAILABLE for one that is too long. */
export async function readText(response: Response): Promise<string> {
  let text = "";
  for await (const part of textOf(response)) text = joined(text, part);
  return text;
}

/** The lines of an answer as they come, without those that are empty. UNAVAILABLE for one that is too long. */
export async function* readLines(response: Response): AsyncGenerator<string, void, undefined> {
  let rest = "";
  for await (const part of textOf(response)) {
    const lines = part.split("\n");
    lines[0] = joined(rest, lines[0]!);
    rest = lines.pop()!;
    yield* lines.filter((line) => line !== "");
  }
  if (rest !== "") yield rest;
}

async function* textOf(response: Response): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder();
  for await (const chunk of (response.body ?? []) as unknown as AsyncIterable<Uint8Array>)
    yield decoder.decode(chunk, { stream: true });
}

function joined(text: string, part: string): string {
  if (text.length + part.length > maxAnswerBytes)
    throw new RpcError("UNAVAILABLE", `a registry answers more than ${maxAnswerBytes} bytes at a time`);
  return text + part;
}

/** Whether it is of no use to ask again. */
export function isFinal(error: unknown): boolean {
  return error instanceof RpcError && finalCodes.has(error.code);
}

/** A signal that aborts with `signal`, or after some time. */
export function within(milliseconds: number, signal?: AbortSignal): AbortSignal {
  const timeout = AbortSignal.timeout(milliseconds);
  return signal === undefined ? timeout : AbortSignal.any([signal, timeout]);
}

/** `fetch` hides what happened one or two errors below. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : reasonOf(error.cause);
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
