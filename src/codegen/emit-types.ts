import { asType, type Code, declared, exportAlias, js, type Name, paragraphs } from "../codec/source/code.ts";
import type { MessageDescriptor } from "../schema/descriptors.ts";
import { typeNames } from "./type-names.ts";
import { deprecationOf } from "./doc.ts";
import { emitEnumDeclaration } from "./emit-enum.ts";
import { emitExtensionDeclaration } from "./emit-extension.ts";
import { emitCodecType, emitMessageType } from "./emit-message-type.ts";
import { emitServiceDeclaration } from "./emit-service.ts";
import { emitWithImports, ModuleImports, type ModuleSite, type Run } from "./module-context.ts";
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
    return js`typeof ${asType(imports.from(other, other.names.of(message)))}`;
  };
  const declarations = paragraphs([
    ...files.flatMap(enumsOf).map((each) => emitEnumDeclaration(each, names.of(each))),
    ...files.flatMap(messagesOf).map((message) => emitMessage(message, site, types)),
    ...files
      .flatMap((file) => file.services)
      .map((service) => emitServiceDeclaration(service, names.of(service), codecType, types)),
    ...files.flatMap(extensionsOf).map((extension) => emitExtensionDeclaration(extension, names.of(extension), types)),
    ...files.map((file) => emitFileDeclaration(names.of(file), types)),
    // Without it, all that a declaration file has is exported.
    js`export {};`,
  ]);
  return emitWithImports(site, run, declarations);
}

function emitMessage(message: MessageDescriptor, { names }: ModuleSite, types: TypeNames): Code {
  const name = names.of(message);
  const init = names.init(message);
  return paragraphs([
    emitMessageType(message, name, init, types),
    js`
      ${deprecationOf(message)}
      ${declared(name, "declare const")}: ${emitCodecType(message, types)};
      ${exportAlias(name)}
    `,
  ]);
}

function emitFileDeclaration(name: Name, types: TypeNames): Code {
  return js`
    ${declared(name, "declare const")}: ${types.runtime("GeneratedFile")};
    ${exportAlias(name)}
  `;
}
