import { ProtobufError } from "../../errors.ts";
import { fromBase64, toBase64 } from "../../wire/base64.ts";

/*
 * Metadata is text. Bytes are sent as base64, under names that end in `-bin`.
 * Source: https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md#requests
 */

/**
 * The values of a name that ends in `-bin`, as bytes; values that are not base64 are left out. Errors: INVALID_ARGUMENT
 * for other names.
 */
export function getBinary(headers: Headers, name: string): readonly Uint8Array[] {
  checkName(name);
  const values = headers.get(name);
  if (values === null) return [];
  return values.split(",").flatMap((value) => fromBase64(value.trim()) ?? []);
}

/** Sets the only value of a name that ends in `-bin`. Errors: INVALID_ARGUMENT for other names. */
export function setBinary(headers: Headers, name: string, bytes: Uint8Array): void {
  checkName(name);
  headers.set(name, binaryValue(bytes));
}

/** Adds a value to those of a name that ends in `-bin`. Errors: INVALID_ARGUMENT for other names. */
export function appendBinary(headers: Headers, name: string, bytes: Uint8Array): void {
  checkName(name);
  headers.append(name, binaryValue(bytes));
}

/** Without padding, as gRPC implementations send it. */
export function binaryValue(bytes: Uint8Array): string {
  return toBase64(bytes).replace(/=+$/, "");
}

function checkName(name: string): void {
  if (typeof name !== "string" || !/-bin$/i.test(name))
    throw new ProtobufError("INVALID_ARGUMENT", "the name of binary metadata ends in -bin");
}
