import { ProtobufError } from "../errors.ts";
import type { EnumDescriptor, FileDescriptor, MessageDescriptor } from "./descriptors.ts";

/** What a full name stands for. */
export interface SchemaSymbol {
  readonly kind: "package" | "message" | "enum" | "enum value" | "field" | "oneof" | "service" | "method";
  /** Where it is declared; of a package, the first file that has it. */
  readonly file: FileDescriptor;
  readonly type?: MessageDescriptor | EnumDescriptor;
}

/** The result of looking a name up as protoc does. */
export type Resolution =
  | { readonly found: SchemaSymbol; readonly name: string }
  | {
      readonly found: undefined;
      readonly message: string;
      /** Where the innermost scope that has the first component of the name says that it should be. */
      readonly resolved?: string;
    };

export type VisibleFrom = (file: FileDescriptor, inOptions: boolean) => ReadonlySet<FileDescriptor>;

/** What is looked for: a type that a field has, any symbol, or any that an option may name. */
export type Wanted = "type" | "any" | "option";

/** Pairs of a file and one that it sees: a chain of public imports makes as many as the square of its length. */
const maxPairs = 5_000_000;

/** Full names of a set of files, without leading dots. */
export class SymbolTable {
  readonly #symbols = new Map<string, SchemaSymbol>();
  /** The files of each package and of the packages around it. */
  readonly #packages = new Map<string, Set<FileDescriptor>>();
  /** What a file sees, worked out when it is first asked for. */
  readonly #visible = new Map<FileDescriptor, ReadonlySet<FileDescriptor>>();
  readonly #visibleInOptions = new Map<FileDescriptor, ReadonlySet<FileDescriptor>>();
  #pairs = 0;
  /** Of a file; undefined if every file sees every other. */
  readonly #visibleFrom: VisibleFrom | undefined;

  constructor(visibleFrom: VisibleFrom | undefined) {
    this.#visibleFrom = visibleFrom;
  }

  find(name: string): SchemaSymbol | undefined {
    return this.#symbols.get(name);
  }

  /** False if the name is taken. */
  add(name: string, symbol: SchemaSymbol): boolean {
    if (this.#symbols.has(name)) return false;
    this.#symbols.set(name, symbol);
    return true;
  }

  /** Adds a package and those around it; gives the name among them that is taken by something else. */
  addPackage(name: string, file: FileDescriptor): string | undefined {
    for (let end = name.indexOf("."); ; end = name.indexOf(".", end + 1)) {
      const prefix = end < 0 ? name : name.slice(0, end);
      const symbol = this.#symbols.get(prefix);
      if (symbol === undefined) this.#symbols.set(prefix, { kind: "package", file });
      else if (symbol.kind !== "package") return prefix;
      let files = this.#packages.get(prefix);
      if (files === undefined) this.#packages.set(prefix, (files = new Set()));
      files.add(file);
      if (end < 0) return undefined;
    }
  }

  /**
   * Finds a symbol by its name as it stands within `scope` (the full name of what refers to it) in `file`: the innermost scope that has the
   * first component wins, and the rest must be there.
   *
   * Source: https://protobuf.dev/programming-guides/proto3/#name-resolution, and LookupSymbolNoPlaceholder in protoc's descriptor.cc
   */
  resolve(name: string, scope: string, file: FileDescriptor, wanted: Wanted = "type"): Resolution {
    if (name.startsWith(".")) return this.#resolveAbsolute(name.slice(1), name, file, wanted);
    const dot = name.indexOf(".");
    const first = dot < 0 ? name : name.slice(0, dot);
    let invisible: Resolution | undefined;
    for (let around = scope; around !== ""; ) {
      around = around.slice(0, Math.max(0, around.lastIndexOf(".")));
      const prefix = around === "" ? "" : `${around}.`;
      const symbol = this.#findVisible(prefix + first, file, wanted);
      if (symbol === undefined) {
        invisible ??= this.#invisible(prefix + name, file);
        continue;
      }
      if (first === name) {
        if (wanted !== "type" || isType(symbol) || around === "") return { found: symbol, name: prefix + first };
      } else if (isAggregate(symbol)) {
        const found = this.#findVisible(prefix + name, file, wanted);
        if (found !== undefined) return { found, name: prefix + name };
        return this.#invisible(prefix + name, file) ?? innerMissing(name, prefix + name);
      }
    }
    return invisible ?? { found: undefined, message: `"${name}" is not defined.` };
  }

  #resolveAbsolute(name: string, written: string, file: FileDescriptor, wanted: Wanted): Resolution {
    const found = this.#findVisible(name, file, wanted);
    if (found !== undefined) return { found, name };
    return this.#invisible(name, file) ?? { found: undefined, message: `"${written}" is not defined.` };
  }

  #findVisible(name: string, file: FileDescriptor, wanted: Wanted = "type"): SchemaSymbol | undefined {
    const symbol = this.#symbols.get(name);
    if (symbol === undefined) return undefined;
    if (this.#visibleFrom === undefined || symbol.file === file) return symbol;
    const known = wanted === "option" ? this.#visibleInOptions : this.#visible;
    let visible = known.get(file);
    if (visible === undefined) {
      known.set(file, (visible = this.#visibleFrom(file, wanted === "option")));
      this.#pairs += visible.size;
      if (this.#pairs > maxPairs)
        throw new ProtobufError(
          "LIMIT_EXCEEDED",
          `${file.name}: files see each other in more than ${maxPairs} pairs, through public imports`,
          { file: file.name },
        );
    }
    if (visible.has(symbol.file)) return symbol;
    if (symbol.kind !== "package") return undefined;
    for (const other of this.#packages.get(name) ?? []) if (visible.has(other)) return symbol;
    return undefined;
  }

  /** The answer where a name exists, but not for `file`. */
  #invisible(name: string, file: FileDescriptor): Resolution | undefined {
    const symbol = this.#symbols.get(name);
    if (symbol === undefined || symbol.kind === "package" || this.#findVisible(name, file) !== undefined)
      return undefined;
    return {
      found: undefined,
      message: `"${name}" seems to be defined in "${symbol.file.name}", which is not imported by "${file.name}".  To use it here, please add the necessary import.`,
    };
  }
}

function innerMissing(name: string, resolved: string): Resolution {
  if (name === resolved) return { found: undefined, message: `"${name}" is not defined.` };
  return {
    found: undefined,
    resolved,
    message:
      `"${name}" is resolved to "${resolved}", which is not defined. The innermost scope is searched first in name resolution. ` +
      `Consider using a leading '.'(i.e., ".${name}") to start from the outermost scope.`,
  };
}

function isType(symbol: SchemaSymbol): boolean {
  return symbol.kind === "message" || symbol.kind === "enum";
}

function isAggregate(symbol: SchemaSymbol): boolean {
  return isType(symbol) || symbol.kind === "package" || symbol.kind === "service";
}
