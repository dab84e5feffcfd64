import type { ErrorCode, ErrorPlace } from "./errors.ts";

export type { ErrorCode, ErrorPlace } from "./errors.ts";

export function shorten(text: string, longest = 100): string {
  return text.slice(0, longest);
}

export function boundPlace(place: string): string {
  return place;
}

/** errors.ts for the light runtime, which knows no schema files. */
export class ProtobufError extends Error {
  declare readonly code: ErrorCode;
  declare readonly typeName: string | undefined;
  declare readonly path: string;
  declare readonly offset: number | undefined;

  constructor(code: ErrorCode, message: string, { typeName, path = "", offset }: ErrorPlace = {}) {
    super(message);
    Object.assign(this, { name: "ProtobufError", code, typeName, path, offset });
  }
}
