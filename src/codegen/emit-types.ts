import { type Code, identifier, join, js, keyed, literal, nothing, paragraphs, propertyKey } from "../codec/source/code.ts";
import type { EnumDescriptor, FieldDescriptor, MessageDescriptor } from "../schema/descriptors.ts";
import { ModuleImports, type ModuleSite, type Run } from "./module-context.ts";
import { type ExportName, enumsOf, messagesOf } from "./module-names.ts";
import { type TypeNames, valueType } from "./value-type.ts";

/*
 * The declarations of a module: per message the type of what decode and create give, the type of what encode takes, and the codec; per enum its object and
 * the type of its numbers. This first version has the members of oneofs as optional members.
 */

export function emitTypes(site: ModuleSite, run: Run): Code {
  const imports = new ModuleImports(site);
  const types: TypeNames = {
    representation: run.planner.representation,
    message: (message, init) => {
      const other = run.sites.get(message.file)!;
      const { local, exported } = other.names.export(message);
      if (!init) return imports.name(other, local, exported);
      return imports.name(other, other.names.init(message));
    },
    enum: (declaration) => {
      const other = run.sites.get(declaration.file)!;
      const { local, exported } = other.names.export(declaration);
      return imports.name(other, local, exported);
    },
  };
  const declarations = paragraphs([
    ...site.files.flatMap(enumsOf).map((each) => emitEnum(each, site.names.export(each))),
    ...site.files.flatMap(messagesOf).map((message) => emitMessage(message, site, types, codecType(run))),
  ]);
  return paragraphs([
    js`// Made by wireform from ${join(site.files.map((file) => literal(file.name)), ", ")}. Do not edit.`,
    js`
      import { type LongLike, type ${codecType(run)}, unknownFields } from ${literal(run.runtimeImport)};
      ${imports.declarations(js`import type`)}
    `,
    declarations,
    // Without it, all that a declaration file has is exported.
    js`export {};`,
  ]);
}

function codecType({ lite }: Run): Code {
  return lite ? js`LiteCodec` : js`MessageCodec`;
}

function emitEnum({ values }: EnumDescriptor, name: ExportName): Code {
  const local = identifier(name.local);
  return js`
    ${declared(name, js`declare const`)}: {
      ${values.map((value) => js`readonly ${keyed(propertyKey(value.name), literal(value.number))};`)}
    };
    ${declared(name, js`type`)} = (typeof ${local})[keyof typeof ${local}];
    ${exportAlias(name)}
  `;
}

function emitMessage(message: MessageDescriptor, { names }: ModuleSite, types: TypeNames, codec: Code): Code {
  const name = names.export(message);
  const local = identifier(name.local);
  const init = identifier(names.init(message));
  return js`
    /** What decode and create give of ${literal(message.typeName)}. */
    ${declared(name, js`interface`)} {
      ${message.members.map((field) => emitMember(field, types))}
      [unknownFields]?: Uint8Array | undefined;
    }
    /** What encode takes. */
    export interface ${init} {
      ${message.members.map((field) => emitInitMember(field, types))}
      readonly [unknownFields]?: Uint8Array | undefined;
    }
    ${declared(name, js`declare const`)}: ${codec}<${local}, ${init}>;
    ${exportAlias(name)}
  `;
}

function declared({ local, exported }: ExportName, keyword: Code): Code {
  return local === exported ? js`export ${keyword} ${identifier(local)}` : js`${keyword} ${identifier(local)}`;
}

function exportAlias({ local, exported }: ExportName): Code {
  return local === exported ? nothing : js`export { ${identifier(local)} as ${identifier(exported)} };`;
}

function emitMember(field: FieldDescriptor, types: TypeNames): Code {
  const key = propertyKey(field.localName);
  const type = valueType(field, types, false);
  if (field.cardinality === "singular" && field.presence === "explicit") return js`${key}?: ${type} | undefined;`;
  return js`${key}: ${type};`;
}

function emitInitMember(field: FieldDescriptor, types: TypeNames): Code {
  return js`readonly ${propertyKey(field.localName)}?: ${valueType(field, types, true)} | undefined;`;
}
