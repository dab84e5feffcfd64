import { isProtobufError } from "../../errors.ts";
import { formatPath, type PathStep } from "../../message/path.ts";
import type { FieldDescriptor, MessageDescriptor } from "../../schema/descriptors.ts";
import type { Grade } from "../grade.ts";
import { gradeValues } from "../value-grade.ts";
import type { DataIssue, DataLoss } from "./issue.ts";
import type { Range } from "./wire-records.ts";

export type Issues = Generator<DataIssue, void, undefined>;

/** The state of a comparison of a message. */
export interface Walk {
  readonly bytes: Uint8Array;
  /** Absent `required` fields are not errors. */
  readonly partial: boolean;
  /** Decodes a part of the message as a type of the reader's schema. */
  decodeAs(typeName: string, content: Range): void;
  /** Compares the message in `ranges` under two types. */
  compareMessages(
    walk: Walk,
    old: MessageDescriptor,
    next: MessageDescriptor,
    ranges: readonly Range[],
    steps: readonly PathStep[],
  ): Issues;
}

/** A field as it was written, the field it is read as, and its place. */
export interface Pair {
  readonly old: FieldDescriptor;
  readonly next: FieldDescriptor;
  readonly steps: readonly PathStep[];
}

export function dataIssue(
  { old, steps }: Pick<Pair, "old" | "steps">,
  loss: DataLoss,
  grade: Grade,
  message: string,
  offset: number | undefined,
): DataIssue {
  return { path: formatPath(steps), number: old.number, loss, grade, message, offset };
}

/** The grade of one value that was altered or rejected: that of the types, if they are not compatible at all. */
export function gradeOfLoss({ old, next }: Pair, loss: "changed" | "unreadable"): Grade {
  if (gradeValues(old, next) === "corruption") return "corruption";
  return loss === "changed" ? "lossy" : "data-dependent";
}

/** The result of `read`; an issue if it fails. The offsets of errors count from `base`. */
export function* readable<T>(
  pair: Pair,
  offset: number,
  read: () => T,
  base = 0,
): Generator<DataIssue, T | undefined, undefined> {
  try {
    return read();
  } catch (error) {
    if (!isProtobufError(error)) throw error;
    yield dataIssue(
      pair,
      "unreadable",
      gradeOfLoss(pair, "unreadable"),
      `cannot be read: ${error.message}`,
      error.offset === undefined ? offset : base + error.offset,
    );
    return undefined;
  }
}
