import { randomText } from "../call/crypto.ts";

/** Names of the metadata by which a server recognises duplicates. */
export const names = {
  /** Of the call: the same in all of its attempts. */
  requestId: "wireform-request-id",
  /** Of the client: request ids of different clients are different. */
  clientId: "wireform-client-id",
  /** The number of earlier attempts that may have reached a server, plus one. */
  attempt: "wireform-attempt",
  /**
   * With an error: `stored` if every attempt will get it; `unknown` if it is not known whether the request had its
   * effect; `none` if it certainly had none.
   */
  outcome: "wireform-outcome",
} as const;

/** 128 random bits as text. */
export function randomId(): string {
  return randomText(16);
}

/**
 * Sets the ids of a call, unless it has them. A request id chosen by the user is scoped by a client id only if the user
 * chose that, too: it may outlive this client.
 */
export function identify(metadata: Headers, clientId: string): void {
  if (textOf(metadata, names.requestId) !== undefined) return;
  metadata.set(names.requestId, randomId());
  if (textOf(metadata, names.clientId) === undefined) metadata.set(names.clientId, clientId);
}

/** The number of the attempt in the metadata, from 1. */
export function attemptOf(metadata: Headers): number {
  const number = Number(textOf(metadata, names.attempt) ?? 1);
  return Number.isSafeInteger(number) && number > 0 ? number : 1;
}

/** The value of a name; undefined for none. */
export function textOf(metadata: Headers, name: string): string | undefined {
  return metadata.get(name) ?? undefined;
}
