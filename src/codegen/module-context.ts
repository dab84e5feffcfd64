import type { Planner } from "../codec/planner.ts";
import { identifier, type Code, join, js, literal } from "../codec/source/code.ts";
import type { FileDescriptor } from "../schema/descriptors.ts";
import type { ModuleNames } from "./module-names.ts";

/** A module among those that are generated together. */
export interface ModuleSite {
  readonly path: string;
  readonly files: readonly FileDescriptor[];
  readonly names: ModuleNames;
}

/** What the modules of one run share. */
export interface Run {
  readonly planner: Planner;
  /** The module of each file. */
  readonly sites: ReadonlyMap<FileDescriptor, ModuleSite>;
  /** Beside its imports, a file is linked with those that extend its messages. */
  readonly related: ReadonlyMap<FileDescriptor, readonly FileDescriptor[]>;
  /** Codecs without descriptors. */
  readonly lite: boolean;
  readonly runtimeImport: string;
  /** Other than the defaults: of the files, as they are declared. */
  readonly fileOptions: { readonly [name: string]: string };
}

/** What a module takes from others of its run: each name once, under a name of its own. */
export class ModuleImports {
  readonly #own: ModuleSite;
  readonly #imported = new Map<ModuleSite, Map<string, string>>();

  constructor(own: ModuleSite) {
    this.#own = own;
  }

  /** The name, in this module, of what the module `site` exports as `exported` and itself calls `local`. */
  name(site: ModuleSite, local: string, exported: string = local): Code {
    if (site === this.#own) return identifier(local);
    let names = this.#imported.get(site);
    if (names === undefined) this.#imported.set(site, (names = new Map()));
    let name = names.get(exported);
    if (name === undefined) names.set(exported, (name = this.#own.names.unique(local)));
    return identifier(name);
  }

  /** The import declarations; `kind` makes those of types. */
  declarations(kind: Code): Code[] {
    return [...this.#imported].map(([site, names]) => {
      const specifiers = [...names].map(([exported, local]) => (exported === local ? identifier(local) : js`${identifier(exported)} as ${identifier(local)}`));
      return js`${kind} { ${join(specifiers, ", ")} } from ${literal(relativePath(this.#own.path, site.path))};`;
    });
  }
}

/** `./b.pb.js` from `a.pb`, `../b.pb.js` from `dir/a.pb`. */
function relativePath(from: string, to: string): string {
  const [source, target] = [from.split("/"), to.split("/")];
  let shared = 0;
  while (shared < source.length - 1 && shared < target.length - 1 && source[shared] === target[shared]) shared++;
  const up = source.slice(shared, -1).map(() => "..");
  return `${[...(up.length === 0 ? ["."] : up), ...target.slice(shared)].join("/")}.js`;
}
