import type { Representation } from "../message/message-type.ts";

/** What imports between generated modules end in. */
export type ImportExtension = ".js" | ".ts" | "";

/** What modules are made for; the words are protoc's. */
export type Optimize = "speed" | "size";

/** How generated modules hold and name messages, as the loader's options of these names, and where they find the runtime. */
export interface GenerateOptions {
  readonly int64?: Representation["int64"] | undefined;
  readonly maps?: Representation["maps"] | undefined;
  readonly fieldNames?: "json" | "proto" | undefined;
  /** Code ahead of time, or plans alone, which are interpreted: smaller, and slower without `wireform/jit`. Default: `speed`. */
  readonly optimize?: Optimize | undefined;
  /** What the modules import. Default: `wireform/runtime`. */
  readonly runtimeImport?: string | undefined;
  /** Default: `.js`. */
  readonly importExtension?: ImportExtension | undefined;
}

/** A module to generate. */
export interface ModuleRequest {
  /** Where it is written to, without an ending: modules import each other by relative paths. */
  readonly path: string;
  /** What others import it by, where it is not one of this run's, but there already. */
  readonly specifier?: string | undefined;
  /** The files whose messages it has. */
  readonly fileNames: readonly string[];
}

/** A module in each language; made when it is asked for. */
export interface GeneratedModule {
  /** As requested. */
  readonly path: string;
  /** The module, TypeScript. */
  readonly ts: string;
  /** The module, JavaScript. */
  readonly js: string;
  /** The types of the latter. */
  readonly dts: string;
}
