import { showAs } from "../message/inspect.ts";
import type {
  EnumDescriptor,
  EnumValueDescriptor,
  FieldDescriptor,
  FileDescriptor,
  MessageDescriptor,
  MethodDescriptor,
  OneofDescriptor,
  ServiceDescriptor,
} from "./descriptors.ts";

/*
 * What `console.log` shows of descriptors: what they declare, as it stands in a `.proto`, and not what that leads to, which is the whole schema.
 */

type Descriptor =
  | FileDescriptor
  | MessageDescriptor
  | EnumDescriptor
  | FieldDescriptor
  | OneofDescriptor
  | ServiceDescriptor
  | MethodDescriptor;

/** More members than these are counted. */
const mostShown = 50;

/** Freezes a descriptor, and has it shown in short. */
export function freezeDescriptor<T extends Descriptor>(descriptor: T): Readonly<T> {
  return Object.freeze(showAs(descriptor, show));
}

function show(this: Descriptor): string {
  switch (this.kind) {
    case "file":
      return `file ${this.name} (${this.edition})${block([...this.messages, ...this.enums, ...this.services].map(({ kind, name }) => `${kind} ${name}`))}`;
    case "message":
      return `message ${this.typeName}${block(this.members.map(fieldText))}`;
    case "enum":
      return `enum ${this.typeName}${block(this.values.map(valueText))}`;
    case "service":
      return `service ${this.typeName}${block(this.methods.map(methodText))}`;
    case "oneof":
      return `oneof ${this.name}${block(this.fields.map(fieldText))}`;
    case "method":
      return `${this.service.typeName}: ${methodText(this)}`;
    default:
      return `${this.kind} ${this.fullName}: ${fieldText(this)}`;
  }
}

/** Items in braces, one a line. */
export function block(items: readonly string[]): string {
  return items.length === 0 ? " {}" : ` {\n  ${listed(items, "\n  ")}\n}`;
}

/** Items one after the other, as many as are shown. */
export function listed(items: readonly string[], separator: string = ", "): string {
  const more = items.length > mostShown ? [`... ${items.length - mostShown} more`] : [];
  return [...items.slice(0, mostShown), ...more].join(separator);
}

function fieldText(field: FieldDescriptor): string {
  const { name, fullName, kind, cardinality, presence, value, number, mapKey } = field;
  const type =
    value.kind === "scalar" ? value.scalar : value.kind === "enum" ? value.enum.typeName : value.message.typeName;
  const label = cardinality === "repeated" ? "repeated " : presence === "required" ? "required " : "";
  const shown = cardinality === "map" ? `map<${mapKey}, ${type}>` : `${label}${type}`;
  return `${shown} ${kind === "extension" ? `[${fullName}]` : name} = ${number}`;
}

function valueText({ name, number }: EnumValueDescriptor): string {
  return `${name} = ${number}`;
}

function methodText({ name, input, output, clientStreaming, serverStreaming }: MethodDescriptor): string {
  const type = (streaming: boolean, { typeName }: MessageDescriptor): string =>
    `(${streaming ? "stream " : ""}${typeName})`;
  return `rpc ${name}${type(clientStreaming, input)} returns ${type(serverStreaming, output)}`;
}
