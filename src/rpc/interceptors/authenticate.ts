import { ProtobufError } from "../../errors.ts";
import { checkOptions, type Known, needOption, texts } from "../call/check-options.ts";
import type { CallContext, Interceptor } from "../call/context.ts";
import { equalInTime, sha256 } from "../call/crypto.ts";
import { isRpcError, RpcError } from "../call/rpc-error.ts";
import { callValues } from "./call-values.ts";

/** Options of `authenticate`. */
export interface AuthenticateOptions<Identity> {
  /**
   * Returns the identity for a token; undefined, null or false if the token is not valid. An exception counts as not
   * valid, unless it is an RpcError, which then ends the call.
   */
  readonly verify: (
    token: string,
    context: CallContext,
  ) => Identity | undefined | null | false | Promise<Identity | undefined | null | false>;
  /**
   * Methods (`grpc.health.v1.Health/Check`) and services (`grpc.health.v1.Health`) that need no token. Default: none.
   */
  readonly exempt?: readonly string[] | undefined;
}

const authenticateOptions: Known<AuthenticateOptions<unknown>> = { verify: "function", exempt: texts };

/**
 * An interceptor for servers that accepts only calls with a valid bearer token. Handlers get the identity from
 * `identityOf(context)`.
 *
 * Errors: INVALID_ARGUMENT (ProtobufError) for wrong options and for invalid names in `exempt`; to the client, RpcError
 * UNAUTHENTICATED for a missing or invalid token. Source: https://www.rfc-editor.org/rfc/rfc6750#section-2.1
 */
export function authenticate<Identity>(options: AuthenticateOptions<Identity>): Interceptor {
  checkOptions("authenticate", options, authenticateOptions);
  const { verify, exempt = [] } = options;
  needOption("authenticate", "verify", verify);
  const stray = exempt.find((name) => !/^[\w.]+(\/\w+)?$/.test(name));
  if (stray !== undefined)
    throw new ProtobufError(
      "INVALID_ARGUMENT",
      `exempt are services (package.Service) and methods (package.Service/Method), not ${stray}`,
    );
  const free = new Set(exempt);
  return (next) => async (request, context) => {
    if (!free.has(context.service) && !free.has(context.path.slice(1)))
      identities.set(context, await identify(verify, context));
    return next(request, context);
  };
}

/**
 * The identity of the caller, as returned by `verify` of `authenticate`; undefined for exempt methods, and without
 * `authenticate`. Errors: none.
 */
export function identityOf<Identity = any>(context: CallContext): Identity | undefined {
  return identities.get(context) as Identity | undefined;
}

/**
 * A `verify` for tokens that are known in advance, each with its identity. Takes constant time, so that timing reveals
 * nothing about the tokens.
 *
 * Errors: INVALID_ARGUMENT (ProtobufError) for anything that is not an object.
 */
export function knownTokens<Identity>(identities: {
  readonly [token: string]: Identity;
}): (token: string) => Identity | undefined {
  if (typeof identities !== "object" || identities === null)
    throw new ProtobufError("INVALID_ARGUMENT", "knownTokens needs an object of tokens and whose they are");
  const known = Object.entries(identities).map(([token, identity]) => ({ digest: sha256(token), identity }));
  // All digests have the same length.
  return (token) => {
    const digest = sha256(token);
    return known.filter((each) => equalInTime(each.digest, digest))[0]?.identity;
  };
}

const identities = callValues<unknown>();

async function identify<Identity>(
  verify: AuthenticateOptions<Identity>["verify"],
  context: CallContext,
): Promise<Identity> {
  const [, token] = /^Bearer +([^ ,]+)$/i.exec(context.metadata.get("authorization") ?? "") ?? [];
  if (token === undefined) throw new RpcError("UNAUTHENTICATED", "the call needs a bearer token");
  let identity: Identity | undefined | null | false;
  try {
    identity = await verify(token, context);
  } catch (error) {
    throw isRpcError(error) ? error : new RpcError("UNAUTHENTICATED", refusal, { cause: error });
  }
  if (identity === undefined || identity === null || identity === false) throw new RpcError("UNAUTHENTICATED", refusal);
  return identity;
}

const refusal = "the bearer token is not valid";
