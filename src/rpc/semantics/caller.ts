import { fromBase64 } from "../../wire/base64.ts";
import type { CallContext } from "../call/context.ts";
import { sha256Text } from "../call/crypto.ts";
import { identityOf } from "../interceptors/authenticate.ts";

/**
 * Who calls, as text that is the same at the next attempt, in another process, too: a certificate that TLS has checked, and the identity that `authenticate` has found, or what a token says
 * of itself. Where the peer is says nothing of who it is: it is not looked at.
 */
export function callerOf(context: CallContext): string {
  const { peerCertificate, metadata } = context;
  const certificate = peerCertificate === undefined ? [] : [peerCertificate.subject, peerCertificate["subjectaltname"]];
  const identity = identityText(identityOf(context));
  const shown = identity === undefined ? tokenOf(metadata.get("authorization")) : ["identity", identity];
  return JSON.stringify([certificate, shown]);
}

/** Names of claims that are of a token, and not of whom it is for. Source: https://www.rfc-editor.org/rfc/rfc7519#section-4.1 */
const claimsOfTokens: ReadonlySet<string> = new Set(["exp", "iat", "nbf", "jti", "auth_time"]);

/** Plain data as text, whatever the order of its properties; undefined for what says nobody apart, or not all that it is. */
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

/** A token changes while the one whom it stands for does not, if it says who that is; one that does not say so is its owner. */
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
