import { join } from "node:path";
import protobufjs from "protobufjs";
import { protoDirectory } from "../directories.mjs";
import { protobuf } from "./generated.mjs";

/** protobufjs by reflection: the .proto at run time, code generated in the process. The baseline of the tables. */
export default {
  name: "protobufjs",
  about: "protobufjs with the .proto at run time, code generated in the process: the baseline",
  packageName: "protobufjs",
  format: "protobuf",
  has: (message, field) => Object.hasOwn(message, field.localName),
  prepare(payload) {
    const type = (payload.root ?? load(payload.files)).lookupType(payload.typeName);
    return protobuf(
      payload,
      (message) => type.encode(message).finish(),
      (bytes) => type.decode(bytes),
    );
  },
};

function load(files) {
  const root = new protobufjs.Root();
  root.resolvePath = (_, target) => join(protoDirectory, target);
  return root.loadSync(files);
}
