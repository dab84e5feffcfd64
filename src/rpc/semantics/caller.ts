import { fromBase64 } from "../../wire/base64.ts";
import type { CallContext } from "../call/context.ts";
import { sha256Text } from "../call/crypto.ts";
import { identityOf } from "../interceptors/authenticate.ts";

/**
 * The identity of the caller, as text that is the same for the next attempt, even in another process: from a
 * certificate verified by TLS, and the identity found by `authenticate` or the claims of a token. The address of the
 * peer says nothing about who it is, and is not used.
 */
export function callerOf(context: CallContext): string {
  const { peerCertificate, metadata } = context;
  const certificate = peerCertificate === undefined ? [] : [peerCertificate.subject, peerCertificate["subjectaltname"]];
  const identity = identityText(identityOf(context));
  const shown = identity === undefined ? tokenOf(metadata.get("authorization")) : ["identity", identity];
  return JSON.stringify([certificate, shown]);
}

/** Claims that describe the token, not its subject. Source: https://www.rfc-editor.org/rfc/rfc7519#section-4.1 */
const claimsOfTokens: ReadonlySet<string> = new Set(["exp", "iat", "nbf", "jti", "auth_time"]);

/**
 * Plain data as text, regardless of the order of its properties; undefined for data that identifies nobody, or cannot
 * be written completely.
 */
function identityText(identity: unknown): string | undefined {
  if (typeof identity === "string" || typeof identity === "number" || typeof identity === "bigint")
    return dataText(identity, 0);
  if (!isPlain(identity)) return undefined;
  const who = Object.fromEntries(Object.entries(identity).filter(([name]) => !claimsOfTokens.has(name)));
  return Object.keys(who).length === 0 ? undefined : dataText(who, 0);
}

/** Deeper than an identity is: a cycle. */
const maxDepth = 16;

function dataText(value: unknown, depth: number): string | undefined {
  if (typeof value === "bigint") return `${value}n`;
  if (value === undefined || value === null || ["string", "number", "boolean"].includes(typeof value))
    return value === undefined ? "undefined" : JSON.stringify(value);
  if (depth > maxDepth || !(Array.isArray(value) || isPlain(value))) return undefined;
  const entries = Object.entries(value).sort(([first], [second]) => (first < second ? -1 : 1));
  const texts = entries.map(([name, each]) => [name, dataText(each, depth + 1)] as const);
  return texts.some(([, text]) => text === undefined) ? undefined : JSON.stringify([Array.isArray(value), texts]);
}

function isPlain(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

/**
 * A token that names its subject may change while the subject stays the same; a token that does not is itself the
 * identity.
 */
function tokenOf(authorization: string | null): readonly unknown[] {
  if (authorization === null) return ["anonymous"];
  const [, claims] = /^Bearer +[\w-]+\.([\w-]+)\.[\w-]*$/i.exec(authorization) ?? [];
  const [issuer, subject] = claims === undefined ? [] : claimsOf(claims);
  if (typeof subject === "string" && subject !== "") return ["claims", issuer, subject];
  return ["token", sha256Text(authorization)];
}

function claimsOf(claims: string): readonly unknown[] {
  try {
    const { iss, sub } = JSON.parse(new TextDecoder().decode(fromBase64(claims))) as { iss?: unknown; sub?: unknown };
    return [iss, sub];
  } catch {
    return [];
  }
}
