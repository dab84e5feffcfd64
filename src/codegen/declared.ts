import { type Code, identifier, js, nothing } from "../codec/source/code.ts";
import type { ModuleImports, Run } from "./module-context.ts";
import type { ExportName } from "./module-names.ts";
import type { TypeNames } from "./value-type.ts";

/* How what a module exports is declared. A name that is not free in the module stands under another one, and is exported as it should be. */

/** `export const Name`, where `keyword` is `const`. */
export function declared({ local, exported }: ExportName, keyword: Code): Code {
  return local === exported ? js`export ${keyword} ${identifier(local)}` : js`${keyword} ${identifier(local)}`;
}

/** What follows the declaration of a name that is not free. */
export function exportAlias({ local, exported }: ExportName, keyword: Code = js`export`): Code {
  return local === exported ? nothing : js`${keyword} { ${identifier(local)} as ${identifier(exported)} };`;
}

/** How a module calls the types of messages and enums. */
export function typeNames(imports: ModuleImports, run: Run): TypeNames {
  return {
    representation: run.planner.representation,
    runtime: (name) => imports.runtimeType(name),
    message: (message, init) => {
      const site = run.sites.get(message.file)!;
      const { local, exported } = site.names.export(message);
      if (!init) return imports.type(site, local, exported);
      return imports.type(site, site.names.init(message));
    },
    enum: (declaration) => {
      const site = run.sites.get(declaration.file)!;
      const { local, exported } = site.names.export(declaration);
      return imports.type(site, local, exported);
    },
  };
}
