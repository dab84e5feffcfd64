import { ProtobufError } from "../../errors.ts";
import { toBase64 } from "../../wire/base64.ts";
import { builtIn } from "./built-in.ts";

/** The parts of node:crypto that are used: the digests of the web are asynchronous. */
interface NodeCrypto {
  createHash(name: "sha256"): { update(data: string | Uint8Array): { digest(): Uint8Array } };
}

/** SHA-256. Errors: UNSUPPORTED if the platform has no `node:crypto`, as in browsers, which do not run servers. */
export function sha256(data: string | Uint8Array): Uint8Array {
  const crypto = builtIn<NodeCrypto>("crypto");
  if (crypto === undefined) throw new ProtobufError("UNSUPPORTED", "this platform has no node:crypto");
  return crypto.createHash("sha256").update(data).digest();
}

/** SHA-256 as text. */
export function sha256Text(data: string | Uint8Array): string {
  return base64Url(sha256(data));
}

/** Turns text into a key, which is shorter if the platform has a synchronous digest. */
export function keyText(text: string): string {
  return builtIn("crypto") === undefined ? text : sha256Text(text);
}

/** Random bytes as base64 for URLs and headers. */
export function randomText(length: number): string {
  return base64Url(randomBytes(length));
}

/** Random bytes as hexadecimal digits. */
export function randomHex(length: number): string {
  return Array.from(randomBytes(length), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Whether two arrays of the same length are equal, compared in constant time. */
export function equalInTime(first: Uint8Array, second: Uint8Array): boolean {
  return first.reduce((difference, byte, index) => difference | (byte ^ second[index]!), 0) === 0;
}

function randomBytes(length: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(length));
}

function base64Url(bytes: Uint8Array): string {
  return toBase64(bytes).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}
