import type { EnumDescriptor, FileDescriptor } from "./descriptors.ts";
import type { OptionsProto, UninterpretedOptionProto } from "./file-descriptor-proto.ts";
import { qualify, type Linking, type OptionPiece, type OptionSite, type PendingOptions } from "./linking.ts";
import { missingFields, parseAggregate, type Find } from "./option-aggregate.ts";
import { noteOptionFields } from "./option-fields.ts";
import { optionMessage, type OptionField, type OptionMessage } from "./option-model.ts";
import { namesOwnOption } from "./own-options.ts";
import { interpretValue, OptionProblem, plainValue, setOwn, setValue, type OptionTarget } from "./option-value.ts";
import type { HasOptions } from "./source/option.ts";

/** Gives the options that descriptor.proto declares their values, by localName; custom ones wait in `linking.pendingOptions`. */
export function interpretOptions(node: HasOptions, site: OptionSite, linking: Linking): void {
  const { options } = node;
  const all = options?.uninterpretedOption;
  if (options === undefined || all === undefined) return;
  delete options.uninterpretedOption;
  const pending: UninterpretedOptionProto[] = [];
  let failed = false;
  for (const option of all) {
    if (option.name?.[0]?.isExtension === true) pending.push(option);
    // The options after a wrong one are not looked at, as protoc does it.
    else if (failed) continue;
    else if (option.name?.some((part) => part.isExtension) === true) pending.push(option);
    else if (namesOwnOption(option, optionMessage(site.name), linking.ownOptions)) pending.push(option);
    else if (interpret(option, options, site, linking, "skip") === "wrong") failed = true;
    else if (namesExtension(option)) pending.push(option);
  }
  if (pending.length > 0) linking.pendingOptions.push({ options, site, pending, pieces: [] });
}

/** Interprets the options that are extensions, or have extensions in them: `(pkg.option)` gives the property `[pkg.option]`. */
export function interpretCustomOptions(linking: Linking): void {
  // Features and the like come first: extensions may have them.
  for (const isExtension of [false, true]) {
    for (const options of linking.pendingOptions) interpretPending(options, isExtension, linking);
  }
}

function interpretPending(
  { options, site, pending, pieces }: PendingOptions,
  isExtension: boolean,
  linking: Linking,
): void {
  const { file } = site;
  const find: Find = {
    extension: (name, { typeName }) => {
      const field = findExtension(name, typeName, file, linking);
      return field?.message.typeName === typeName ? field : undefined;
    },
    message: (typeName) => {
      const type = linking.symbols.resolve(`.${typeName}`, "", file, "option").found?.type;
      return type?.kind === "message" ? type : undefined;
    },
  };
  for (const option of pending) {
    if ((option.name?.[0]?.isExtension === true) !== isExtension) continue;
    // Read before, without the extensions.
    if (option.name?.some((part) => part.isExtension) !== true) forget(option, options, site);
    const result = interpret(option, options, site, linking, find);
    if (result === "wrong") return;
    if (result === "kept") (options.uninterpretedOption ??= []).push(option);
    else pieces.push(result);
  }
}

/** A name in brackets may stand in the aggregate. */
function namesExtension({ aggregateValue }: UninterpretedOptionProto): boolean {
  return aggregateValue !== undefined && /(?:^|[^:] )\[/.test(aggregateValue);
}

function forget({ name = [] }: UninterpretedOptionProto, options: OptionsProto, { name: message }: OptionSite): void {
  if (name.length === 1) delete options[optionMessage(message).field(name[0]!.namePart)?.localName ?? ""];
}

/** `kept`: a user's Root does not have the extension. */
function interpret(
  option: UninterpretedOptionProto,
  options: OptionsProto,
  site: OptionSite,
  linking: Linking,
  find: Find,
): OptionPiece | "wrong" | "kept" {
  try {
    return setOption(option, options, site, linking, find);
  } catch (problem) {
    if (!(problem instanceof OptionProblem)) throw problem;
    if (linking.adopted && find !== "skip") return "kept";
    const { part, message } = problem;
    linking.optionProblems.add(site.file, option.name?.[0]?.isExtension === true, {
      options,
      option,
      part: part === "value" ? part : undefined,
      message,
    });
    return "wrong";
  }
}

function setOption(
  option: UninterpretedOptionProto,
  options: OptionsProto,
  site: OptionSite,
  linking: Linking,
  find: Find,
): OptionPiece {
  let target: OptionTarget = options;
  let message: OptionMessage = optionMessage(site.name);
  let path = "";
  const parts = option.name ?? [];
  const fields: OptionField[] = [];
  if (parts.length === 0) throw new OptionProblem("name", "Option must have a name.");
  for (const [index, { namePart, isExtension }] of parts.entries()) {
    path += `${index === 0 ? "" : "."}${isExtension ? `(${namePart})` : namePart}`;
    const field = isExtension
      ? extensionOf(namePart, path, message, site, linking, parts[0]!)
      : plainField(namePart, path, message, linking);
    fields.push(field);
    if (index === parts.length - 1) break;
    if (field.value.kind !== "message" && field.cardinality !== "map")
      throw new OptionProblem("name", `Option "${path}" is an atomic type, not a message.`);
    if (field.value.kind !== "message" || field.cardinality !== "singular") {
      throw new OptionProblem(
        "name",
        `Option field "${path}" is a repeated message. Repeated message options must be initialized using an aggregate value.`,
      );
    }
    if (!Object.hasOwn(target, field.localName)) setOwn(target, field.localName, {});
    target = target[field.localName] as OptionTarget;
    message = field.value.message;
  }
  if (find !== "skip") noteOptionFields(option, fields);
  return { path: fields, value: setLeaf(target, fields.at(-1)!, path, option, linking, find) };
}

function plainField(name: string, path: string, message: OptionMessage, linking: Linking): OptionField {
  if (name === "uninterpreted_option")
    throw new OptionProblem("name", 'Option must not use reserved name "uninterpreted_option".');
  if (message.typeName === "google.protobuf.MessageOptions" && name === "map_entry") {
    throw new OptionProblem("name", "map_entry should not be set explicitly. Use map<KeyType, ValueType> instead.");
  }
  const field = message.field(name) ?? ownField(name, message, linking);
  if (field === undefined) throw unknownOption(path);
  return field;
}

/** A field that the user's own descriptor.proto has, whoever imports it. */
function ownField(
  name: string,
  { typeName }: OptionMessage,
  { symbols, ownOptions }: Linking,
): OptionField | undefined {
  const type = ownOptions.has(`${typeName}.${name}`) ? symbols.find(typeName)?.type : undefined;
  return type?.kind === "message" ? type.field(name) : undefined;
}

function unknownOption(path: string): OptionProblem {
  return new OptionProblem(
    "name",
    `Option "${path}" unknown. Ensure that your proto definition file imports the proto which defines the option (i.e. via import option after edition 2024).`,
  );
}

function extensionOf(
  name: string,
  path: string,
  message: OptionMessage,
  { scope, file }: OptionSite,
  linking: Linking,
  first: { readonly namePart: string; readonly isExtension: boolean },
): OptionField {
  const field = findExtension(name, scope, file, linking) ?? findPlain(name, message, scope, file, linking);
  const noField = (): OptionProblem =>
    new OptionProblem("name", `Option field "${path}" is not a field or extension of message "${message.name}".`);
  if (field === undefined) {
    const resolution = linking.symbols.resolve(name, scope, file, "option");
    if (resolution.found?.kind === "field") throw noField();
    const resolved = resolution.found === undefined ? resolution.resolved : undefined;
    if (resolved === undefined) throw unknownOption(path);
    throw new OptionProblem(
      "name",
      `Option "${path}" is resolved to "(${resolved})", which is not defined. The innermost scope is searched first in name resolution. ` +
        `Consider using a leading '.'(i.e., "(.${path.slice(1)}") to start from the outermost scope.`,
    );
  }
  if (field.message.typeName !== message.typeName) throw noField();
  if (field.file === file && first.namePart === "features" && !first.isExtension)
    throw new OptionProblem("name", `Feature "${path}" can't be used in the same file it's defined in.`);
  return field;
}

/** The full name of a plain option does as well. */
function findPlain(
  name: string,
  message: OptionMessage,
  scope: string,
  file: FileDescriptor,
  linking: Linking,
): (OptionField & { readonly file?: FileDescriptor }) | undefined {
  const resolution = linking.symbols.resolve(name, scope, file, "option");
  if (
    resolution.found === undefined ||
    resolution.found.kind !== "field" ||
    !resolution.name.startsWith(`${message.typeName}.`)
  )
    return undefined;
  const own = resolution.name.slice(message.typeName.length + 1);
  return message.field(own) ?? ownField(own, message, linking);
}

function findExtension(
  name: string,
  scope: string,
  file: FileDescriptor,
  linking: Linking,
): (OptionField & { readonly file: FileDescriptor }) | undefined {
  const resolution = linking.symbols.resolve(name, scope, file, "option");
  return resolution.found === undefined ? undefined : linking.extensions.get(resolution.name);
}

function setLeaf(
  target: OptionTarget,
  field: OptionField,
  path: string,
  option: UninterpretedOptionProto,
  linking: Linking,
  find: Find,
): unknown {
  if (field.cardinality === "singular" && Object.hasOwn(target, field.localName))
    throw new OptionProblem("name", `Option "${path}" was already set.`);
  const { value } = field;
  if (field.cardinality === "map") return setEntry(target, field, aggregateOf(option, field), find);
  if (value.kind === "message") {
    const read = readAggregate(aggregateOf(option, field), field, value.message, find);
    // A copy: later options may set more in it.
    setValue(target, field, plainValue(read));
    return read;
  }
  const read = interpretValue(
    field,
    option,
    (name) => value.kind === "enum" && hasSibling(value.enum as Partial<EnumDescriptor>, name, linking),
  );
  setValue(target, field, read);
  // Text need not be UTF-8 there.
  return typeof read === "string" ? option.stringValue : read;
}

function aggregateOf({ aggregateValue }: UninterpretedOptionProto, { name, fullName }: OptionField): string {
  if (aggregateValue !== undefined) return aggregateValue;
  throw new OptionProblem(
    "value",
    `Option "${fullName}" is a message. To set the entire message, use syntax like "${name} = { <proto text format> }". To set fields within it, use syntax like "${name}.foo = value".`,
  );
}

/** Adds an entry to a map, reading it as it would stand in the message around. */
function setEntry(target: OptionTarget, field: OptionField, aggregate: string, find: Find): unknown {
  const { typeName } = field.message;
  const around: OptionMessage = { name: typeName, typeName, fields: [field], field: () => field };
  const entries = readAggregate(`${field.name} { ${aggregate} }`, field, around, find)[field.localName];
  const before = Object.hasOwn(target, field.localName) ? (target[field.localName] as object) : {};
  setOwn(
    target,
    field.localName,
    Object.fromEntries([...Object.entries(before), ...Object.entries(plainValue(entries) as object)]),
  );
  return entries;
}

function readAggregate(text: string, { name }: OptionField, message: OptionMessage, find: Find): OptionTarget {
  try {
    const value = parseAggregate(text, message, find);
    const missing = missingFields(value, message);
    if (missing.length > 0) throw new OptionProblem("value", `Message missing required fields: ${missing.join(", ")}`);
    return value;
  } catch (problem) {
    if (problem instanceof OptionProblem)
      throw new OptionProblem("value", `Error while parsing option value for "${name}": ${problem.message}`);
    throw problem;
  }
}

/** Values of enums are siblings of their enum: another enum beside it may have one of this name. */
function hasSibling({ file, parent }: Partial<EnumDescriptor>, name: string, linking: Linking): boolean {
  return (
    file !== undefined && linking.symbols.find(qualify(parent?.typeName ?? file.package, name))?.kind === "enum value"
  );
}
