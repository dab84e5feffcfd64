import { createHash } from "node:crypto";
import { ProtobufError } from "../../errors.ts";
import type { CallContext } from "../call/context.ts";
import { RpcError } from "../call/rpc-error.ts";
import { callerOf } from "./caller.ts";
import { attemptOf, names } from "./request-id.ts";

/** Options of `atMostOnce` and `exactlyOnce`. */
export interface DuplicateOptions {
  /** Refuses calls without a request id, with FAILED_PRECONDITION. Default: each is a request of its own. */
  readonly requireId?: boolean | undefined;
  /**
   * Who calls: duplicates are looked for among the calls of the same caller only. It must be the same for all attempts of a call. Default: of a client certificate the subject, with what
   * `authenticate` says (`identityOf`); where that says nothing, with `iss` and `sub` of a bearer token that is a JWT, or else the token itself. Who shows nothing is anonymous, like all others
   * who show nothing.
   */
  readonly identify?: ((context: CallContext) => string) | undefined;
}

/** A request, as far as duplicates are concerned. */
export interface RequestKey {
  /** Of caller, client, method and request id. */
  readonly key: string;
  /** Of the request itself. */
  readonly fingerprint: string;
  /** From 1. */
  readonly attempt: number;
}

/** The key of a request; undefined if it has no id. FAILED_PRECONDITION if it must have one. UNIMPLEMENTED for methods that stream. */
export function keyOf(
  request: unknown,
  context: CallContext,
  { requireId = false, identify = callerOf }: DuplicateOptions,
): RequestKey | undefined {
  const { method, metadata, path } = context;
  if (method.kind !== "unary")
    throw new RpcError("UNIMPLEMENTED", `${path} streams: duplicates are known of unary methods only`);
  const id = metadata.get(names.requestId);
  if (id === null) {
    if (requireId) throw new RpcError("FAILED_PRECONDITION", `${path} needs a request id: metadata ${names.requestId}`);
    return undefined;
  }
  const caller = identify(context);
  if (typeof caller !== "string")
    throw new ProtobufError("INVALID_ARGUMENT", "`identify` must give a string: who calls");
  const key = digest(JSON.stringify([caller, metadata.get(names.clientId) ?? "", path, id]));
  return {
    key,
    fingerprint: digest(method.input.encode(request, { deterministic: true })),
    attempt: Math.max(attemptOf(metadata), grpcAttemptOf(context)),
  };
}

/** Says that a key belongs to one request only. INVALID_ARGUMENT if this is another. */
export function checkFingerprint(request: RequestKey, fingerprint: string): void {
  if (request.fingerprint !== fingerprint)
    throw new RpcError("INVALID_ARGUMENT", "the request id was used for another request");
}

/** Attempts that clients of gRPC make by themselves, as a service config tells them, count, too. Source: https://github.com/grpc/proposal/blob/master/A6-client-retries.md#exposed-retry-metadata */
function grpcAttemptOf({ metadata }: CallContext): number {
  return 1 + (Number(metadata.get("grpc-previous-rpc-attempts")) || 0);
}

function digest(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("base64url");
}
