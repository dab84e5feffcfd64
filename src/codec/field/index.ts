import type { FieldPlan, MessagePlan } from "../../plan/plan.ts";
import type { FieldCodec, RecordCodec } from "./field-codec.ts";
import { mapField } from "./map.ts";
import { messageSetField, messageSetItem } from "./message-set.ts";
import { repeatedField } from "./repeated.ts";
import { singularField } from "./singular.ts";

/** How the fields of a message are read and written, in field-number order. */
export function fieldCodecs(plan: MessagePlan): FieldCodec[] {
  return plan.members.map((field) => fieldCodec(plan, field));
}

function fieldCodec(plan: MessagePlan, field: FieldPlan): FieldCodec {
  switch (field.cardinality) {
    case "singular":
      return plan.messageSet && field.value.kind === "message"
        ? messageSetField({ ...field, value: field.value })
        : singularField(field);
    case "repeated":
      return repeatedField(field);
    case "map":
      return mapField(field);
  }
}

/** Records that belong to no single field. */
export function messageRecords(plan: MessagePlan): RecordCodec[] {
  return plan.messageSet ? [messageSetItem(plan)] : [];
}
