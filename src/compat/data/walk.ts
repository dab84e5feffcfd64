import { isProtobufError } from "../../errors.ts";
import { formatPath, type PathStep } from "../../message/path.ts";
import type { FieldDescriptor, MessageDescriptor } from "../../schema/descriptors.ts";
import type { Grade } from "../grade.ts";
import { gradeValues } from "../value-grade.ts";
import type { DataIssue, DataLoss } from "./issue.ts";
import type { Range } from "./wire-records.ts";

export type Issues = Generator<DataIssue, void, undefined>;

/** What the comparison of a message needs everywhere. */
export interface Walk {
  readonly bytes: Uint8Array;
  /** Absent `required` fields are not errors. */
  readonly partial: boolean;
  /** Decodes a part of the message as a type of the schema that reads. */
  decodeAs(typeName: string, content: Range): void;
  /** Compares a message that stands in `ranges` under two types. */
  compareMessages(
    walk: Walk,
    old: MessageDescriptor,
    next: MessageDescriptor,
    ranges: readonly Range[],
    steps: readonly PathStep[],
  ): Issues;
}

/** A field as it was written, the one it is read as, and where. */
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

/** The grade of one value that was altered, or refused: that of the types, if these are no kin. */
export function gradeOfLoss({ old, next }: Pair, loss: "changed" | "unreadable"): Grade {
  if (gradeValues(old, next) === "corruption") return "corruption";
  return loss === "changed" ? "lossy" : "data-dependent";
}

/** What `read` gives; an issue where it cannot be read. The offsets of errors count from `base`. */
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
