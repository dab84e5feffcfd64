import { asType } from "../codec/source/code.ts";
import type { ModuleImports, Run } from "./module-context.ts";
import type { TypeNames } from "./value-type.ts";

/** How a module calls the types of messages and enums. */
export function typeNames(imports: ModuleImports, run: Run): TypeNames {
  return {
    representation: run.planner.representation,
    runtime: (name) => asType(imports.runtime(name)),
    message: (message, init) => {
      const site = run.sites.get(message.file)!;
      return asType(imports.from(site, init ? site.names.init(message) : site.names.of(message)));
    },
    enum: (declaration) => {
      const site = run.sites.get(declaration.file)!;
      return asType(imports.from(site, site.names.of(declaration)));
    },
  };
}
