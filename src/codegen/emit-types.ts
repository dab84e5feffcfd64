import { type Code, identifier, js, paragraphs } from "../codec/source/code.ts";
import type { MessageDescriptor } from "../schema/descriptors.ts";
import { declared, exportAlias, typeNames } from "./declared.ts";
import { deprecationOf } from "./doc.ts";
import { emitEnumDeclaration } from "./emit-enum.ts";
import { emitExtensionDeclaration } from "./emit-extension.ts";
import { emitMessageType } from "./emit-message-type.ts";
import { emitServiceDeclaration } from "./emit-service.ts";
import { emitRuntimeImport, madeFrom } from "./emit-module.ts";
import { ModuleImports, type ModuleSite, type Run } from "./module-context.ts";
import { enumsOf, extensionsOf, messagesOf } from "./module-names.ts";
import type { TypeNames } from "./value-type.ts";

/**
 * The declarations of a JavaScript module: per message the type of what decode and create give, the type of what encode takes, and the codec; per enum its
 * object and the type of its numbers; services and extensions.
 */
export function emitTypes(site: ModuleSite, run: Run): Code {
  const { files, names } = site;
  const imports = new ModuleImports(site, run);
  const types = typeNames(imports, run);
  const codecType = (message: MessageDescriptor): Code => {
    const other = run.sites.get(message.file)!;
    const { local, exported } = other.names.export(message);
    return js`typeof ${imports.type(other, local, exported)}`;
  };
  const declarations = paragraphs([
    ...files.flatMap(enumsOf).map((each) => emitEnumDeclaration(each, names.export(each))),
    ...files.flatMap(messagesOf).map((message) => emitMessage(message, site, types)),
    ...files
      .flatMap((file) => file.services)
      .map((service) => emitServiceDeclaration(service, names.export(service), codecType, types)),
    ...files
      .flatMap(extensionsOf)
      .map((extension) => emitExtensionDeclaration(extension, names.export(extension), types)),
    ...files.map((file) => emitFileDeclaration(names.file(file), types)),
  ]);
  return paragraphs([
    madeFrom(site),
    js`
      ${emitRuntimeImport(run, declarations, ["unknownFields"], imports.runtimeTypes())}
      ${imports.declarations()}
    `,
    declarations,
    // Without it, all that a declaration file has is exported.
    js`export {};`,
  ]);
}

function emitMessage(message: MessageDescriptor, { names }: ModuleSite, types: TypeNames): Code {
  const name = names.export(message);
  const init = names.init(message);
  return paragraphs([
    emitMessageType(message, name, init, types),
    js`
      ${deprecationOf(message)}
      ${declared(name, js`declare const`)}: ${types.runtime("MessageCodec")}<${identifier(name.local)}, ${identifier(init)}>;
      ${exportAlias(name)}
    `,
  ]);
}

function emitFileDeclaration(name: string, types: TypeNames): Code {
  return js`export declare const ${identifier(name)}: ${types.runtime("GeneratedFile")};`;
}
