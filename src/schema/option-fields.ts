import { shared } from "../shared.ts";
import type { UninterpretedOptionProto } from "./file-descriptor-proto.ts";
import type { OptionField } from "./option-model.ts";
import { findMarks } from "./source/marks.ts";
import type { SourceText } from "./source/source-text.ts";

/** By the offset of an option's name. */
const fieldsOf = shared("fields of options", () => new WeakMap<SourceText, Map<number, readonly OptionField[]>>());

/** Notes which fields the name of an option has been found to name. It is needed of those with extensions in them; what others name is plain. */
export function noteOptionFields(option: UninterpretedOptionProto, fields: readonly OptionField[]): void {
  const marks = findMarks(option);
  if (marks === undefined) return;
  const noted = fieldsOf.get(marks.source);
  if (noted === undefined) fieldsOf.set(marks.source, new Map([[marks.start, fields]]));
  else noted.set(marks.start, fields);
}

/** The fields that have been noted of the option at `offset`. */
export function optionFieldsAt(source: SourceText, offset: number): readonly OptionField[] | undefined {
  return fieldsOf.get(source)?.get(offset);
}
