import type { DecodeOptions, MessageCodec } from "../codec/options.ts";
import { isProtobufError, ProtobufError } from "../errors.ts";
import type { MessageDescriptor } from "../schema/descriptors.ts";
import { checkOptionsObject, refuse } from "../message/check-arguments.ts";
import { describeValue } from "../message/describe.ts";
import { compareMessages } from "./data/compare-messages.ts";
import type { DataIssue } from "./data/issue.ts";
import type { Issues, Walk } from "./data/walk.ts";

/** Where `checkData` finds types: a `Schema`. */
export interface DataSchema {
  /** The codec of a message type, by its full name. NOT_FOUND if there is none. */
  message(typeName: string): MessageCodec;
  /** Its descriptor. NOT_FOUND if there is none. */
  descriptor(typeName: string): MessageDescriptor;
}

/** Options of `checkData`; the limits are those of decode. */
export interface CheckDataOptions extends Pick<DecodeOptions, "partial" | "maxDepth" | "maxBytes" | "maxMemory"> {
  /** The most issues that are reported. Default 1000. */
  readonly maxIssues?: number | undefined;
}

const defaultMaxIssues = 1000;

/**
 * Lists what a message written with `oldSchema` loses when it is read with `newSchema`, field by field, in the order of
 * its bytes; an empty list if nothing. For the other direction, swap the schemas.
 *
 * Errors: those of decode for bytes that are not a message of that type in `oldSchema`; NOT_FOUND if a schema has no
 * such type; INVALID_ARGUMENT for wrong arguments or options.
 */
export function checkData(
  oldSchema: DataSchema,
  newSchema: DataSchema,
  typeName: string,
  bytes: Uint8Array,
  options: CheckDataOptions = {},
): DataIssue[] {
  checkOptionsObject(options);
  for (const schema of [oldSchema, newSchema])
    if (typeof schema !== "object" || typeof schema?.message !== "function") refuse("a schema", schema);
  const { maxIssues = defaultMaxIssues, ...decodeOptions } = options;
  if (typeof maxIssues !== "number" || !(maxIssues >= 1))
    throw new ProtobufError(
      "INVALID_ARGUMENT",
      `option maxIssues must be a number of at least 1, not ${describeValue(maxIssues)}`,
    );
  const [old, next] = [oldSchema.message(typeName), newSchema.message(typeName)];
  old.decode(bytes, decodeOptions);
  const walk: Walk = {
    bytes,
    partial: options.partial === true,
    decodeAs: (name, { start, end }) => newSchema.message(name).decode(bytes.subarray(start, end), decodeOptions),
    compareMessages,
  };
  const issues: DataIssue[] = [];
  try {
    for (const issue of compareWhole(
      walk,
      oldSchema.descriptor(typeName),
      newSchema.descriptor(typeName),
      next,
      decodeOptions,
    )) {
      issues.push(issue);
      if (issues.length >= maxIssues) break;
    }
  } catch (error) {
    throw error instanceof RangeError
      ? new ProtobufError("LIMIT_EXCEEDED", `cannot compare data of ${typeName}: ${error.message}`, {
          typeName,
          cause: error,
        })
      : error;
  }
  return issues;
}

/** Then the whole message is decoded, for problems that only show there: fields unknown to the writer, and limits. */
function* compareWhole(
  walk: Walk,
  oldType: MessageDescriptor,
  newType: MessageDescriptor,
  next: MessageCodec,
  options: DecodeOptions,
): Issues {
  let isReadable = true;
  for (const issue of walk.compareMessages(walk, oldType, newType, [{ start: 0, end: walk.bytes.length }], [])) {
    if (issue.loss === "unreadable") isReadable = false;
    yield issue;
  }
  if (!isReadable) return;
  try {
    next.decode(walk.bytes, options);
  } catch (error) {
    if (!isProtobufError(error)) throw error;
    const { path, offset, message } = error;
    yield { path, number: undefined, loss: "unreadable", grade: "data-dependent", message, offset };
  }
}
