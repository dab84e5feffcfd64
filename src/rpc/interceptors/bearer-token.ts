import { ProtobufError } from "../../errors.ts";
import type { CallContext, Interceptor } from "../call/context.ts";

/** A token, or a function that returns one for each call. */
export type TokenSource = string | ((context: CallContext) => string | Promise<string>);

/**
 * An interceptor for clients that adds `authorization: Bearer <token>`. A call whose metadata already has
 * `authorization` keeps it.
 *
 * Without TLS, anyone on the network path can read it. Errors: INVALID_ARGUMENT (ProtobufError) for what is not a
 * token, and what the function throws. Source: https://www.rfc-editor.org/rfc/rfc6750#section-2.1
 */
export function bearerToken(token: TokenSource): Interceptor {
  if (typeof token !== "function") checkToken(token);
  return (next) => async (request, context) => {
    if (context.metadata.has("authorization")) return next(request, context);
    const metadata = new Headers(context.metadata);
    metadata.set("authorization", `Bearer ${checkToken(typeof token === "string" ? token : await token(context))}`);
    return next(request, { ...context, metadata });
  };
}

/** The error does not show the token. */
function checkToken(token: string): string {
  if (typeof token !== "string" || !tokenForm.test(token))
    throw new ProtobufError(
      "INVALID_ARGUMENT",
      "a bearer token must be letters, digits and -._~+/, then any number of =",
    );
  return token;
}

/** `b64token` */
const tokenForm = /^[A-Za-z0-9\-._~+/]+=*$/;
