import type { Planner } from "../planner/planner.ts";
import { type Code, identifier, join, js, literal } from "../codec/source/code.ts";
import type { FileDescriptor } from "../schema/descriptors.ts";
import type { ModuleNames } from "./module-names.ts";
import type { ImportExtension, Optimize } from "./options.ts";

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
  readonly optimize: Optimize;
  readonly runtimeImport: string;
  readonly importExtension: ImportExtension;
  /** Other than the defaults: of the files, as they are declared. */
  readonly fileOptions: { readonly [name: string]: string };
}

interface Import {
  readonly local: string;
  /** Nothing asks for more than its type. */
  typeOnly: boolean;
}

/** What a module takes from the runtime and from others of its run: each name once, under a name of its own. */
export class ModuleImports {
  /** All names of the module. */
  readonly taken: ReadonlySet<string>;
  readonly #own: ModuleSite;
  readonly #extension: ImportExtension;
  readonly #taken: Set<string>;
  readonly #imported = new Map<ModuleSite, Map<string, Import>>();
  readonly #runtimeTypes = new Set<string>();

  constructor(own: ModuleSite, { importExtension }: Run) {
    this.#own = own;
    this.#extension = importExtension;
    this.taken = this.#taken = new Set(own.names.taken);
  }

  /** The name, in this module, of what the module `site` exports as `exported` and itself calls `local`. */
  name(site: ModuleSite, local: string, exported: string = local): Code {
    return this.#name(site, apart(local), exported, false, local);
  }

  /** As `name`, of a file: no function with variables uses it. */
  file(site: ModuleSite, local: string): Code {
    return this.#name(site, local, local, false);
  }

  /** As `name`, of what only the type is wanted of. */
  type(site: ModuleSite, local: string, exported: string = local): Code {
    return this.#name(site, apart(local), exported, true, local);
  }

  /** A type of the runtime. */
  runtimeType(name: string): Code {
    this.#runtimeTypes.add(name);
    return identifier(name);
  }

  /** The types of the runtime that have been asked for, sorted. */
  runtimeTypes(): string[] {
    return [...this.#runtimeTypes].sort();
  }

  #name(site: ModuleSite, local: string, exported: string, typeOnly: boolean, own: string = local): Code {
    if (site === this.#own) return identifier(own);
    let names = this.#imported.get(site);
    if (names === undefined) this.#imported.set(site, (names = new Map()));
    let known = names.get(exported);
    if (known === undefined) names.set(exported, (known = { local: this.#unique(local), typeOnly }));
    if (!typeOnly) known.typeOnly = false;
    return identifier(known.local);
  }

  #unique(base: string): string {
    let name = base;
    for (let count = 2; this.#taken.has(name); count++) name = `${base}_${count}`;
    this.#taken.add(name);
    return name;
  }

  /** The import declarations of other modules. */
  declarations(): Code[] {
    return [...this.#imported].map(([site, names]) => {
      const allTypes = [...names.values()].every(({ typeOnly }) => typeOnly);
      const specifiers = [...names].map(([exported, { local, typeOnly }]) => {
        const name = exported === local ? identifier(local) : js`${identifier(exported)} as ${identifier(local)}`;
        return typeOnly && !allTypes ? js`type ${name}` : name;
      });
      const path = literal(relativePath(this.#own.path, site.path) + this.#extension);
      return js`${allTypes ? js`import type` : js`import`} { ${join(specifiers, ", ")} } from ${path};`;
    });
  }
}

/** What begins with a small letter may be a variable of a function that uses the import; none has a `$` at its end. */
function apart(local: string): string {
  return /^[A-Z]|\$/.test(local) ? local : `${local}$`;
}

/** `./b.pb` from `a.pb`, `../b.pb` from `dir/a.pb`. */
function relativePath(from: string, to: string): string {
  const [source, target] = [from.split("/"), to.split("/")];
  let shared = 0;
  while (shared < source.length - 1 && shared < target.length - 1 && source[shared] === target[shared]) shared++;
  const up = source.slice(shared, -1).map(() => "..");
  return [...(up.length === 0 ? ["."] : up), ...target.slice(shared)].join("/");
}
