import type { Representation } from "../message/message-type.ts";

/** How generated modules hold and name messages, as the loader's options of these names, and where they find the runtime. */
export interface GenerateOptions {
  readonly int64?: Representation["int64"] | undefined;
  readonly maps?: Representation["maps"] | undefined;
  readonly fieldNames?: "json" | "proto" | undefined;
  /** Lite code is as small as can be: it has no descriptors, and its codecs (`LiteCodec`) no more than encode, encodeInto, size, decode. Default: false. */
  readonly lite?: boolean | undefined;
  /** What the modules import. Default: `wireform/runtime`, or `wireform/lite`. */
  readonly runtimeImport?: string | undefined;
}

/** A module to generate. */
export interface ModuleRequest {
  /** Where it is written to, without an ending: modules import each other by relative paths, with `.js`. */
  readonly path: string;
  /** The files whose messages it has. */
  readonly fileNames: readonly string[];
}

export interface GeneratedModule {
  /** As requested. */
  readonly path: string;
  /** The module, JavaScript. */
  readonly js: string;
  /** Its types. */
  readonly dts: string;
}
