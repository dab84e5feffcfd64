import { type Code, js, literal } from "../codec/source/code.ts";
import type { FieldDescriptor } from "../schema/descriptors.ts";
import { declared, exportAlias } from "./declared.ts";
import { docOf } from "./doc.ts";
import type { ExportName } from "./module-names.ts";
import { type TypeNames, valueType } from "./value-type.ts";

/** An extension, as JavaScript. */
export function emitExtension(extension: FieldDescriptor, name: ExportName): Code {
  return js`
    ${declared(name, js`const`)} = ${emitValue(extension)};
    ${exportAlias(name)}
  `;
}

/** As TypeScript. */
export function emitTypedExtension(extension: FieldDescriptor, name: ExportName, types: TypeNames): Code {
  return js`
    ${docOf(extension)}
    ${declared(name, js`const`)}: ${emitExtensionType(extension, types)} = ${emitValue(extension)};
    ${exportAlias(name)}
  `;
}

/** The declaration of the JavaScript. */
export function emitExtensionDeclaration(extension: FieldDescriptor, name: ExportName, types: TypeNames): Code {
  return js`
    ${docOf(extension)}
    ${declared(name, js`declare const`)}: ${emitExtensionType(extension, types)};
    ${exportAlias(name)}
  `;
}

function emitValue({ fullName }: FieldDescriptor): Code {
  return js`/* @__PURE__ */ declareExtension(${literal(fullName)})`;
}

/** Its type. */
export function emitExtensionType(extension: FieldDescriptor, types: TypeNames): Code {
  return js`${types.runtime("ExtensionType")}<${types.message(extension.message, false)}, ${valueType(extension, types, false)}, ${valueType(extension, types, true)}>`;
}
