import type { FieldDescriptor, MessageDescriptor } from "./descriptors.ts";
import type { OptionsProto, RangeProto } from "./file-descriptor-proto.ts";
import { NumberMap } from "../plan/number-map.ts";
import type { Problems } from "./problems.ts";
import { isScalarType } from "../plan/scalar-type.ts";
import { maxFieldNumber } from "./source/ranges.ts";

/*
 * Declarations of extensions in the options of extension ranges: which fields there may be, before there are any.
 * Source: https://protobuf.dev/programming-guides/extension_declarations/
 */

interface Declaration {
  readonly number?: number;
  readonly fullName?: string;
  readonly type?: string;
  readonly reserved?: boolean;
  readonly repeated?: boolean;
}

/** `ExtensionRangeOptions.VerificationState` */
const verification = { declaration: 0, unverified: 1 } as const;

function declarationsOf(options: OptionsProto | undefined): readonly Declaration[] {
  return (options?.["declaration"] as Declaration[] | undefined) ?? [];
}

/** By the list that they stand in: each extension of the range asks for its own. */
const byNumber = new WeakMap<readonly Declaration[], NumberMap<Declaration>>();

function declarationOf(declarations: readonly Declaration[], number: number): Declaration | undefined {
  let known = byNumber.get(declarations);
  if (known === undefined) {
    byNumber.set(declarations, (known = new NumberMap()));
    for (const each of declarations)
      if (each.number !== undefined && known.get(each.number) === undefined) known.set(each.number, each);
  }
  return known.get(number);
}

/** What the ranges of a message declare. Texts are protoc's. */
export function validateExtensionRanges({ proto, file, messageSet }: MessageDescriptor, problems: Problems): void {
  const names = new Set<string>();
  for (const range of proto.extensionRange ?? []) {
    if (!messageSet && (range.end ?? 0) > maxFieldNumber + 1)
      problems.add(file.name, range, "number", `Extension numbers cannot be greater than ${maxFieldNumber}.`);
    const declarations = declarationsOf(range.options);
    if (declarations.length === 0) continue;
    if (range.options?.["verification"] === verification.unverified) {
      problems.add(
        file.name,
        range,
        undefined,
        "Cannot mark the extension range as UNVERIFIED when it has extension(s) declared.",
      );
      return;
    }
    for (const text of declarationFaults(declarations, range, names)) problems.add(file.name, range, "number", text);
  }
}

function* declarationFaults(
  declarations: readonly Declaration[],
  { start = 0, end = 0 }: RangeProto,
  names: Set<string>,
): Generator<string> {
  const numbers = new NumberMap<true>();
  for (const { number = 0, fullName, type, reserved } of declarations) {
    if (number < start || number >= end) yield `Extension declaration number ${number} is not in the extension range.`;
    if (numbers.get(number)) yield `Extension declaration number ${number} is declared multiple times.`;
    numbers.set(number, true);
    if (fullName === undefined || type === undefined) {
      if ((fullName === undefined) !== (type === undefined) || reserved !== true)
        yield `Extension declaration #${number} should have both "full_name" and "type" set.`;
      continue;
    }
    if (names.has(fullName)) return yield `Extension field name "${fullName}" is declared multiple times.`;
    names.add(fullName);
    for (const name of isScalarType(type) ? [fullName] : [fullName, type]) {
      if (!name.startsWith(".")) yield `"${name}" must have a leading dot to indicate the fully-qualified scope.`;
      else if (!/^(?:\.\w+)+$/.test(name)) yield `"${name}" contains invalid identifiers.`;
    }
  }
}

/** An extension against what its range declares. */
export function validateDeclaredExtension(
  field: FieldDescriptor,
  range: { readonly options?: OptionsProto | undefined },
  problems: Problems,
): void {
  const { number, fullName, message } = field;
  const report = (text: string): void => problems.add(field.file.name, field.proto, "extendee", text);
  const declarations = declarationsOf(range.options);
  const declaration = declarationOf(declarations, number);
  if (declaration === undefined) {
    if (declarations.length === 0 && range.options?.["verification"] !== verification.declaration) return;
    return report(
      `Missing extension declaration for field ${fullName} with number ${number} in extendee message ${message.typeName}. An extension range must declare for all extension fields ` +
        "if its verification state is DECLARATION or there's any declaration in the range already. Otherwise, consider splitting up the range.",
    );
  }
  if (declaration.reserved === true) {
    return report(
      `Cannot use number ${number} for extension field ${fullName}, as it is reserved in the extension declarations for message ${message.typeName}.`,
    );
  }
  const expected = `"${message.typeName}" extension field ${number} is expected to be`;
  const type = typeText(field);
  const { type: declaredType = "", fullName: declaredName = "", repeated = false } = declaration;
  const declared =
    declaredType === "" || isScalarType(declaredType) || declaredType.startsWith(".")
      ? declaredType
      : `.${declaredType}`;
  if (declared !== "" && declared !== type) report(`${expected} type "${declared}", not "${type}".`);
  if (declaredName !== "" && declaredName !== `.${fullName}`)
    report(
      `"${message.typeName}" extension field ${number} is expected to have field name "${declaredName}", not ".${fullName}".`,
    );
  if (repeated !== (field.cardinality === "repeated")) report(`${expected} ${repeated ? "repeated" : "optional"}.`);
}

function typeText({ value }: FieldDescriptor): string {
  return value.kind === "scalar"
    ? value.scalar
    : `.${value.kind === "enum" ? value.enum.typeName : value.message.typeName}`;
}
