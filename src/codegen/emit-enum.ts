import { type Code, docComment, identifier, js, keyed, listed, literal, propertyKey } from "../codec/source/code.ts";
import type { EnumDescriptor } from "../schema/descriptors.ts";
import { NumberMap } from "../plan/number-map.ts";
import { declared, exportAlias } from "./declared.ts";
import { deprecationOf, docOf } from "./doc.ts";
import type { ExportName } from "./module-names.ts";

/* An enum is an object of numbers by name, and the type of these numbers. */

/** JavaScript. */
export function emitEnum({ values }: EnumDescriptor, name: ExportName): Code {
  return js`
    ${declared(name, js`const`)} = /* @__PURE__ */ Object.freeze({
      ${listed(values.map((value) => keyed(propertyKey(value.name), literal(value.number))))}
    });
    ${exportAlias(name)}
  `;
}

/** TypeScript. */
export function emitTypedEnum(declaration: EnumDescriptor, name: ExportName): Code {
  return js`
    ${docOf(declaration)}
    ${declared(name, js`const`)} = {
      ${listed(declaration.values.map((value) => documented(docOf(value), keyed(propertyKey(value.name), literal(value.number)))))}
    } as const;
    ${emitEnumType(declaration, name)}
    ${exportAlias(name)}
  `;
}

/** The declarations of the JavaScript. */
export function emitEnumDeclaration(declaration: EnumDescriptor, name: ExportName): Code {
  return js`
    ${docOf(declaration)}
    ${declared(name, js`declare const`)}: {
      ${declaration.values.map((value) => documented(docOf(value), js`readonly ${keyed(propertyKey(value.name), literal(value.number))};`))}
    };
    ${emitEnumType(declaration, name)}
    ${exportAlias(name)}
  `;
}

/** The type alone, of a module without code. */
export function emitEnumNumbers(declaration: EnumDescriptor, name: ExportName): Code {
  const values = new NumberMap<{ readonly number: number; readonly names: string[] }>();
  for (const { number, name: alias } of declaration.values) {
    const known = values.get(number);
    if (known === undefined) values.set(number, { number, names: [alias] });
    else known.names.push(alias);
  }
  const numbers = [...values.values()].map(
    ({ number, names }) => js`| ${docComment([names.join(", ")])} ${literal(number)}`,
  );
  return js`
    ${docOf(declaration)}
    ${declared(name, js`type`)} =
      ${numbers.slice(0, -1)}
      ${numbers.at(-1)!};
    ${exportAlias(name, js`export type`)}
  `;
}

/** Documentation of the object is that of the type, which has the same name. */
function emitEnumType(declaration: EnumDescriptor, name: ExportName): Code {
  const local = identifier(name.local);
  return js`
    ${deprecationOf(declaration)}
    ${declared(name, js`type`)} = (typeof ${local})[keyof typeof ${local}];
  `;
}

function documented(doc: Code, code: Code): Code {
  return js`
    ${doc}
    ${code}
  `;
}
