import { importGenerated, protobuf, simpleName } from "./generated.mjs";

/** Ours, generated ahead of time: modules of `dist/codegen` that import `dist/runtime.js`. Nothing is parsed or compiled at run time. */
export default {
  name: "wireform-aot",
  title: "wireform, aot",
  format: "protobuf",
  async prepare(payload) {
    const codec = (await importGenerated("wireform-aot", payload, ".pb.js"))[simpleName(payload)];
    return protobuf(
      payload,
      (message) => codec.encode(message),
      (bytes) => codec.decode(bytes),
    );
  },
};
