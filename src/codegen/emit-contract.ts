import { type Code, declared, exportAlias, js, literal, Name, paragraphs } from "../codec/source/code.ts";
import type { FileDescriptor, MessageDescriptor } from "../schema/descriptors.ts";
import { typeNames } from "./type-names.ts";
import { emitEnumNumbers } from "./emit-enum.ts";
import { emitExtensionType } from "./emit-extension.ts";
import { emitCodecType, emitMessageType, membersByOneof } from "./emit-message-type.ts";
import { emitMethodTypes } from "./emit-service.ts";
import { emitWithImports, ModuleImports, type ModuleSite, type Run } from "./module-context.ts";
import { enumsOf, extensionsOf, messagesOf } from "./module-names.ts";
import type { TypeNames } from "./value-type.ts";

/*
 * Types without code: those of all messages and enums, and one interface that says which name has which, for a schema that is loaded at run time.
 */

/** A module of types; `name` is what the interface is to be called. */
export function emitContract(site: ModuleSite, run: Run, name: string): Code {
  const { files, names } = site;
  const imports = new ModuleImports(site, run);
  const types = typeNames(imports, run);
  const messages = files.flatMap(messagesOf).map((message) => {
    const exported = names.of(message);
    return paragraphs([
      emitMessageType(message, exported, names.init(message), types),
      exportAlias(exported, "export type"),
    ]);
  });
  const contract = emitInterface(files, contractName(site, name), types);
  const enums = files.flatMap(enumsOf).map((each) => emitEnumNumbers(each, names.of(each)));
  return emitWithImports(site, run, paragraphs([...enums, ...messages, contract]));
}

/** A message may have the name already. */
function contractName({ names }: ModuleSite, name: string): Name {
  let exported = name;
  while (names.types.has(exported)) exported += "Schema";
  return new Name(exported, { exported });
}

function emitInterface(files: readonly FileDescriptor[], name: Name, types: TypeNames): Code {
  const codec = (message: MessageDescriptor): Code => emitCodecType(message, types);
  const messages = files
    .flatMap(messagesOf)
    .map((each) => js`${literal(each.typeName)}: { ${emitEntry(each, types)} };`);
  const enums = files.flatMap(enumsOf).map((each) => js`${literal(each.typeName)}: ${types.enum(each)};`);
  const services = files
    .flatMap((file) => file.services)
    .map((each) => emitBlock(literal(each.typeName), emitMethodTypes(each, codec, types)));
  const extensions = files
    .flatMap(extensionsOf)
    .map((each) => js`${literal(each.fullName)}: ${emitExtensionType(each, types)};`);
  return js`
    /** What the schema has, by name: \`load<${name}>(...)\`. */
    ${declared(name, "interface")} {
      ${emitBlock(js`messages`, messages)}
      ${emitBlock(js`enums`, enums)}
      ${emitBlock(js`services`, services)}
      ${emitBlock(js`extensions`, extensions)}
    }
    ${exportAlias(name, "export type")}
  `;
}

function emitEntry(message: MessageDescriptor, types: TypeNames): Code {
  const both = js`type: ${types.message(message, false)}; init: ${types.message(message, true)}`;
  return message.oneofs.length === 0 ? both : js`${both}; oneofs: ${membersByOneof(message)}`;
}

function emitBlock(key: Code, members: readonly Code[]): Code {
  if (members.length === 0) return js`${key}: {};`;
  return js`
    ${key}: {
      ${members}
    };
  `;
}
