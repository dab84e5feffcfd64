import type { Planner } from "../planner/planner.ts";
import {
  type Code,
  type ImportedName,
  importsFrom,
  importsOf,
  join,
  js,
  listed,
  literal,
  type Name,
  nothing,
  paragraphs,
  specifier,
} from "../codec/source/code.ts";
import { lineOf } from "../codec/source/print.ts";
import type { FileDescriptor } from "../schema/descriptors.ts";
import type { ModuleNames } from "./module-names.ts";
import type { ImportExtension, Optimize } from "./options.ts";

/** What fits into a line stays in one. */
export const lineWidth = 120;

/** A module among those that are generated together. */
export interface ModuleSite {
  readonly path: string;
  /** What others import it by, where that does not follow from the paths. */
  readonly specifier?: string | undefined;
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

/** How a module calls what it takes from the runtime and from others of its run. */
export class ModuleImports {
  /** Something of the runtime. */
  readonly runtime: (name: string) => Name;
  readonly #own: ModuleSite;
  readonly #extension: ImportExtension;
  readonly #others = new Map<ModuleSite, (name: string) => Name>();

  constructor(own: ModuleSite, { importExtension, runtimeImport }: Run) {
    this.runtime = importsFrom(runtimeImport);
    this.#own = own;
    this.#extension = importExtension;
  }

  /** What the module `site` exports as `name`. */
  from(site: ModuleSite, name: Name): Name {
    if (site === this.#own) return name;
    let others = this.#others.get(site);
    if (others === undefined) {
      const specifier = site.specifier ?? relativePath(this.#own.path, site.path) + this.#extension;
      this.#others.set(site, (others = importsFrom(specifier)));
    }
    return others(name.exported!);
  }
}

/** A module: its first line, and others of comments behind it, the imports that its code needs, and the code. */
export function emitWithImports(
  { files }: ModuleSite,
  { runtimeImport }: Run,
  body: Code,
  comments: Code = nothing,
): Code {
  const modules = new Map<string, ImportedName[]>([[runtimeImport, []]]);
  for (const each of importsOf(body)) {
    const { from } = each.name.imported!;
    const names = modules.get(from);
    if (names === undefined) modules.set(from, [each]);
    else names.push(each);
  }
  const sources = files.map((file) => literal(file.name));
  return paragraphs([
    js`
      // Made by wireform from ${join(sources, ", ")}. Do not edit.
      /* eslint-disable */
      ${comments}
    `,
    js`
      ${[...modules].map(([from, names]) => emitImport(from, names))}
    `,
    body,
  ]);
}

/** In one line, where it fits. */
function emitImport(from: string, names: readonly ImportedName[]): Code {
  if (names.length === 0) return nothing;
  const values = names.filter(({ typeOnly }) => !typeOnly).map(({ name }) => specifier(name));
  const types = names.filter(({ typeOnly }) => typeOnly).map(({ name }) => specifier(name));
  const keyword = values.length === 0 ? js`import type` : js`import`;
  const specifiers = values.length === 0 ? types : [...values, ...types.map((name) => js`type ${name}`)];
  const line = js`${keyword} { ${join(specifiers, ", ")} } from ${literal(from)};`;
  if (lineOf(line).length <= lineWidth) return line;
  return js`
    ${keyword} {
      ${listed(specifiers)}
    } from ${literal(from)};
  `;
}

/** `./b.pb` from `a.pb`, `../b.pb` from `dir/a.pb`. */
function relativePath(from: string, to: string): string {
  const [source, target] = [from.split("/"), to.split("/")];
  let shared = 0;
  while (shared < source.length - 1 && shared < target.length - 1 && source[shared] === target[shared]) shared++;
  const up = source.slice(shared, -1).map(() => "..");
  return [...(up.length === 0 ? ["."] : up), ...target.slice(shared)].join("/");
}
