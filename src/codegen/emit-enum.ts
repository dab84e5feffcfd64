import {
  type Code,
  declared,
  docComment,
  exportAlias,
  js,
  keyed,
  listed,
  literal,
  type Name,
  propertyKey,
} from "../codec/source/code.ts";
import type { EnumDescriptor } from "../schema/descriptors.ts";
import { NumberMap } from "../plan/number-map.ts";
import { deprecationOf, docOf } from "./doc.ts";

/* An enum is an object of numbers by name, and the type of these numbers. */

/** JavaScript. */
export function emitEnum({ values }: EnumDescriptor, name: Name): Code {
  return js`
    ${declared(name, "const")} = /* @__PURE__ */ Object.freeze({
      ${listed(values.map((value) => keyed(propertyKey(value.name), literal(value.number))))}
    });
    ${exportAlias(name)}
  `;
}

/** TypeScript. */
export function emitTypedEnum(declaration: EnumDescriptor, name: Name): Code {
  return js`
    ${docOf(declaration)}
    ${declared(name, "const")} = {
      ${listed(declaration.values.map((value) => documented(docOf(value), keyed(propertyKey(value.name), literal(value.number)))))}
    } as const;
    ${emitEnumType(declaration, name)}
    ${exportAlias(name)}
  `;
}

/** The declarations of the JavaScript. */
export function emitEnumDeclaration(declaration: EnumDescriptor, name: Name): Code {
  return js`
    ${docOf(declaration)}
    ${declared(name, "declare const")}: {
      ${declaration.values.map((value) => documented(docOf(value), js`readonly ${keyed(propertyKey(value.name), literal(value.number))};`))}
    };
    ${emitEnumType(declaration, name)}
    ${exportAlias(name)}
  `;
}

/** The type alone, of a module without code. */
export function emitEnumNumbers(declaration: EnumDescriptor, name: Name): Code {
  const namesOf = new NumberMap<string[]>();
  const values: { readonly number: number; readonly names: string[] }[] = [];
  for (const { number, name: alias } of declaration.values) {
    const names = namesOf.get(number) ?? [];
    if (names.push(alias) > 1) continue;
    namesOf.set(number, names);
    values.push({ number, names });
  }
  const numbers = values.map(({ number, names }) => js`| ${docComment([names.join(", ")])} ${literal(number)}`);
  return js`
    ${docOf(declaration)}
    ${declared(name, "type")} =
      ${numbers.slice(0, -1)}
      ${numbers.at(-1)!};
    ${exportAlias(name, "export type")}
  `;
}

/** Documentation of the object is that of the type, which has the same name. */
function emitEnumType(declaration: EnumDescriptor, name: Name): Code {
  return js`
    ${deprecationOf(declaration)}
    ${declared(name, "type")} = (typeof ${name})[keyof typeof ${name}];
  `;
}

function documented(doc: Code, code: Code): Code {
  return js`
    ${doc}
    ${code}
  `;
}
