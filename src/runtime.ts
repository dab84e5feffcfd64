/** What generated code imports: the runtime of the codec, without the loader. */
export * from "./codec/runtime/index.ts";
