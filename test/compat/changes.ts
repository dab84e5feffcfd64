import fc from "fast-check";
import {
  type FieldModel,
  type Placement,
  type SchemaModel,
  scalars,
  type TypeModel,
} from "../properties/schema-model.ts";

/* Changes of random schemas: fields that go, and fields that become something else. */

interface Change {
  readonly gone: boolean;
  readonly type: TypeModel | undefined;
  readonly placement: Placement | undefined;
}

function changeOf({ syntax, messages }: SchemaModel, field: FieldModel): fc.Arbitrary<Change> {
  const isMessage = field.type.kind === "message";
  const open = syntax === "editions" ? fc.boolean() : fc.constant(syntax === "proto3");
  const type: fc.Arbitrary<TypeModel> = isMessage
    ? fc.nat(messages.length - 1).map((message) => ({ kind: "message" as const, message }))
    : fc.oneof(
        fc.constantFrom(...scalars).map((scalar) => ({ kind: "scalar" as const, scalar })),
        open.map((isOpen) => ({ kind: "enum" as const, open: isOpen })),
      );
  const list: readonly Placement[] = ["packed", "expanded"];
  const single: readonly Placement[] =
    syntax === "proto2"
      ? ["explicit"]
      : syntax === "proto3"
        ? ["implicit", "explicit", "oneof"]
        : ["explicit", "oneof"];
  return fc.record({
    gone: fc.integer({ min: 0, max: 9 }).map((chance) => chance === 0),
    type: fc.option(type, { nil: undefined, freq: 3 }),
    placement: fc.option(fc.constantFrom(...list, ...single), { nil: undefined, freq: 3 }),
  });
}

const unchanged: fc.Arbitrary<Change> = fc.constant({ gone: false, type: undefined, placement: undefined });

/** The schema with some of its fields changed, and `kept` fields left alone for each one that may change; extensions, maps, groups and required fields stay what they are. */
export function changedSchema(model: SchemaModel, kept = 0): fc.Arbitrary<SchemaModel> {
  const change = (field: FieldModel): fc.Arbitrary<Change> =>
    fc.oneof({ weight: 1, arbitrary: changeOf(model, field) }, { weight: kept, arbitrary: unchanged });
  const changes = model.messages.map(({ fields }) => fc.tuple(...fields.map(change)));
  return fc.tuple(...changes).map((ofMessages) => ({
    ...model,
    messages: model.messages.map((message, index) => ({
      ...message,
      fields: message.fields.flatMap((field, at) => changed(field, ofMessages[index]![at] as Change)),
    })),
  }));
}

function changed(field: FieldModel, { gone, type, placement }: Change): FieldModel[] {
  if (field.extension || field.placement === "required" || field.placement.startsWith("group")) return [field];
  if (gone) return [];
  const next = type ?? field.type;
  return [
    {
      ...field,
      type: next,
      placement: legal(field.placement === "map" ? "map" : (placement ?? field.placement), next),
    },
  ];
}

function legal(placement: Placement, type: TypeModel): Placement {
  const isMessage = type.kind === "message";
  if (placement === "packed" && (isMessage || (type.kind === "scalar" && ["string", "bytes"].includes(type.scalar))))
    return "expanded";
  return placement === "implicit" && (isMessage || (type.kind === "enum" && !type.open)) ? "explicit" : placement;
}
