import { importGenerated, protobuf } from "./generated.mjs";

/** protobufjs with code generated beforehand, by pbjs. */
export default {
  name: "protobufjs-static",
  about: "protobufjs with code generated beforehand, by pbjs",
  packageName: "protobufjs",
  format: "protobuf",
  has: (message, field) => Object.hasOwn(message, field.localName),
  async prepare(payload) {
    const module = await importGenerated("protobufjs", payload);
    const type = payload.typeName.split(".").reduce((scope, name) => scope[name], module);
    return protobuf(
      payload,
      (message) => type.encode(message).finish(),
      (bytes) => type.decode(bytes),
    );
  },
};
