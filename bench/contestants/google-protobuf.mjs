import { protobuf } from "./generated.mjs";
import { compile, getter, hasPresence, pascal } from "./google-protobuf-code.mjs";

/**
 * google-protobuf: its runtime library under code of the form that protoc-gen-js writes (see the _pb.js files of the package), emitted here of the payload's
 * descriptor, for that generator is in no package. Lists of messages become objects when they are read.
 */
export default {
  name: "google-protobuf",
  about: "Google's own JavaScript runtime, in the form that its compiler generates",
  packageName: "google-protobuf",
  format: "protobuf",
  prepare(payload) {
    const type = compile(payload.descriptor);
    return protobuf(
      payload,
      (message) => message.serializeBinary(),
      (bytes) => type.deserializeBinary(bytes),
      { access },
    );
  },
};

function access(field) {
  const value = `m.${getter(field)}()`;
  return hasPresence(field) && field.value.kind !== "message"
    ? `(m.has${pascal(field.localName)}() ? ${value} : undefined)`
    : value;
}
