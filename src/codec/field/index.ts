import type { FieldPlan, MessagePlan, SingularPlan } from "../../plan/plan.ts";
import type { Interpretation, MessageSetExtension } from "../parts.ts";
import type { FieldEmitter, FieldInterpreter, RecordEmitter, RecordInterpreter } from "./field-codec.ts";
import { emitMap } from "./map.ts";
import { emitMessageSetExtension, emitMessageSetItem } from "./message-set.ts";
import { emitRepeated, isPackable } from "./repeated.ts";
import { emitSingular, interpretSingular } from "./singular.ts";

/** How emitted code reads and writes the fields of a message, in field-number order. */
export function fieldEmitters(plan: MessagePlan): FieldEmitter[] {
  return plan.members.map((field) => emitField(plan, field));
}

function emitField(plan: MessagePlan, field: FieldPlan): FieldEmitter {
  switch (field.cardinality) {
    case "singular":
      return isItem(plan, field) ? emitMessageSetExtension(field) : emitSingular(field);
    case "repeated":
      return emitRepeated(field);
    case "map":
      return emitMap(field);
  }
}

/** Records that belong to no single field. */
export function messageRecords(plan: MessagePlan): RecordEmitter[] {
  return plan.messageSet ? [emitMessageSetItem(plan)] : [];
}

/** How the interpreter reads and writes them. */
export function interpretField(plan: MessagePlan, field: FieldPlan, interpretation: Interpretation): FieldInterpreter {
  const { parts } = interpretation;
  switch (field.cardinality) {
    case "singular":
      return isItem(plan, field)
        ? parts.messageSet!.extension(field, interpretation)
        : interpretSingular(field, interpretation);
    case "repeated":
      return (isPackable(field.value) ? parts.packed! : parts.repeated!)(field, interpretation);
    case "map":
      return parts.map!(field, interpretation);
  }
}

export function interpretMessageRecords(plan: MessagePlan, interpretation: Interpretation): RecordInterpreter[] {
  return plan.messageSet ? [interpretation.parts.messageSet!.item(plan, interpretation)] : [];
}

/** An extension of a MessageSet; it has no others. */
function isItem(plan: MessagePlan, field: SingularPlan): field is MessageSetExtension {
  return plan.messageSet && field.value.kind === "message";
}
