import { ProtobufError } from "../../errors.ts";
import type { Known } from "../call/check-options.ts";
import type { CallContext } from "../call/context.ts";
import { sha256Text } from "../call/crypto.ts";
import { RpcError } from "../call/rpc-error.ts";
import { callerOf } from "./caller.ts";
import { attemptOf, names, textOf } from "./request-id.ts";

/** Options of `atMostOnce` and `exactlyOnce`. */
export interface DuplicateOptions {
  /** Rejects calls without a request id, with FAILED_PRECONDITION. Default: each such call is a separate request. */
  readonly requireId?: boolean | undefined;
  /**
   * Returns the identity of the caller: duplicates are recognised only among calls of the same caller. It must be the
   * same for all attempts of a call. Default: the subject of a client certificate, with the identity from
   * `authenticate` (`identityOf`); without that, with `iss` and `sub` of a bearer token that is a JWT, or else the
   * token itself. Callers without credentials are all the same anonymous caller.
   */
  readonly identify?: ((context: CallContext) => string) | undefined;
}

export const duplicateOptions: Known<DuplicateOptions> = { requireId: "boolean", identify: "function" };

/** What identifies a request among duplicates. */
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
  const id = textOf(metadata, names.requestId);
  if (id === undefined) {
    if (requireId) throw new RpcError("FAILED_PRECONDITION", `${path} needs a request id: metadata ${names.requestId}`);
    return undefined;
  }
  const caller = identify(context);
  if (typeof caller !== "string")
    throw new ProtobufError("INVALID_ARGUMENT", "`identify` must give a string: who calls");
  const key = sha256Text(JSON.stringify([caller, textOf(metadata, names.clientId) ?? "", path, id]));
  return {
    key,
    fingerprint: sha256Text(method.input.encode(request, { deterministic: true })),
    attempt: Math.max(attemptOf(metadata), grpcAttemptOf(context)),
  };
}

/** Checks that a key is used for one request only. INVALID_ARGUMENT if this is another. */
export function checkFingerprint(request: RequestKey, fingerprint: string): void {
  if (request.fingerprint !== fingerprint)
    throw new RpcError("INVALID_ARGUMENT", "the request id was used for another request");
}

/** Also counts attempts that other clients make because of a service config. */
function grpcAttemptOf({ metadata }: CallContext): number {
  return 1 + (Number(textOf(metadata, "grpc-previous-rpc-attempts")) || 0);
}
