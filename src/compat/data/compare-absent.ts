import { formatPath, type PathStep } from "../../message/path.ts";
import type { FieldDescriptor, MessageDescriptor } from "../../schema/descriptors.ts";
import { scalarTypes } from "../../plan/scalar-type.ts";
import { utf8Size, writeUtf8 } from "../../wire/utf8.ts";
import { isAtLeast } from "../grade.ts";
import { gradeValues } from "../value-grade.ts";
import { dataIssue, type Issues, type Walk } from "./walk.ts";
import { memberOf, type ReadRecords } from "./wire-records.ts";
import { isSameValue, type PlainValue, showValue } from "./wire-values.ts";

/** Compares absent fields: `required` fields, and defaults. */
export function* compareAbsent(
  walk: Walk,
  old: MessageDescriptor,
  next: MessageDescriptor,
  written: ReadRecords,
  read: ReadRecords,
  steps: readonly PathStep[],
): Issues {
  const { required, defaults } = absencesOf(old, next);
  for (const field of walk.partial ? [] : required) {
    if (read.byField.has(field)) continue;
    const path = formatPath([...steps, memberOf(old, field.number)?.localName ?? field.localName]);
    yield {
      path,
      number: field.number,
      loss: "unreadable",
      grade: "data-dependent",
      message: `is absent, and required in ${next.typeName}`,
      offset: undefined,
    };
  }
  for (const { field, other, message } of defaults) {
    if (!written.byField.has(field) && !read.byField.has(other))
      yield dataIssue({ old: field, steps: [...steps, field.localName] }, "changed", "lossy", message, undefined);
  }
}

interface Absences {
  readonly required: readonly FieldDescriptor[];
  /** Fields that read as another value while they are absent. */
  readonly defaults: readonly {
    readonly field: FieldDescriptor;
    readonly other: FieldDescriptor;
    readonly message: string;
  }[];
}

const known = new WeakMap<MessageDescriptor, WeakMap<MessageDescriptor, Absences>>();

function absencesOf(old: MessageDescriptor, next: MessageDescriptor): Absences {
  let ofOld = known.get(old);
  if (ofOld === undefined) known.set(old, (ofOld = new WeakMap()));
  let absences = ofOld.get(next);
  if (absences === undefined) ofOld.set(next, (absences = findAbsences(old, next)));
  return absences;
}

function findAbsences(old: MessageDescriptor, next: MessageDescriptor): Absences {
  const isEntry = old.mapEntry || next.mapEntry;
  const defaults = isEntry
    ? []
    : old.members.flatMap((field) => {
        const other = memberOf(next, field.number);
        const [before, after] = [defaultOf(field), other === undefined ? undefined : defaultOf(other)];
        if (
          before === undefined ||
          after === undefined ||
          other === undefined ||
          isAtLeast(gradeValues(field, other), "unknown")
        )
          return [];
        return isSameValue(before, after)
          ? []
          : [{ field, other, message: `is absent: ${showValue(before, field)} is read as ${showValue(after, other)}` }];
      });
  return { required: isEntry ? [] : next.members.filter(({ presence }) => presence === "required"), defaults };
}

/** The value of an absent singular scalar or enum. */
function defaultOf({ cardinality, value, defaultValue }: FieldDescriptor): PlainValue | undefined {
  if (cardinality !== "singular" || value.kind === "message") return undefined;
  if (value.kind === "enum") return (defaultValue as number | undefined) ?? value.enum.values[0]!.number;
  const zero = scalarTypes[value.scalar].wireType === 2 ? new Uint8Array(0) : 0;
  return typeof defaultValue === "string" ? utf8Of(defaultValue) : (defaultValue ?? zero);
}

function utf8Of(text: string): Uint8Array {
  const bytes = new Uint8Array(utf8Size(text));
  writeUtf8(bytes, 0, text);
  return bytes;
}
