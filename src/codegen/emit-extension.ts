import { type Code, declared, exportAlias, js, literal, type Name } from "../codec/source/code.ts";
import type { FieldDescriptor } from "../schema/descriptors.ts";
import { docOf } from "./doc.ts";
import type { ModuleImports } from "./module-context.ts";
import { type TypeNames, valueType } from "./value-type.ts";

/** An extension, as JavaScript. */
export function emitExtension(extension: FieldDescriptor, name: Name, { runtime }: ModuleImports): Code {
  return js`
    ${declared(name, "const")} = ${emitValue(extension, runtime)};
    ${exportAlias(name)}
  `;
}

/** As TypeScript. */
export function emitTypedExtension(
  extension: FieldDescriptor,
  name: Name,
  { runtime }: ModuleImports,
  types: TypeNames,
): Code {
  return js`
    ${docOf(extension)}
    ${declared(name, "const")}: ${emitExtensionType(extension, types)} = ${emitValue(extension, runtime)};
    ${exportAlias(name)}
  `;
}

/** The declaration of the JavaScript. */
export function emitExtensionDeclaration(extension: FieldDescriptor, name: Name, types: TypeNames): Code {
  return js`
    ${docOf(extension)}
    ${declared(name, "declare const")}: ${emitExtensionType(extension, types)};
    ${exportAlias(name)}
  `;
}

function emitValue({ fullName }: FieldDescriptor, runtime: ModuleImports["runtime"]): Code {
  return js`/* @__PURE__ */ ${runtime("declareExtension")}(${literal(fullName)})`;
}

/** Its type. */
export function emitExtensionType(extension: FieldDescriptor, types: TypeNames): Code {
  return js`${types.runtime("ExtensionType")}<${types.message(extension.message, false)}, ${valueType(extension, types, false)}, ${valueType(extension, types, true)}>`;
}
