import { join } from "node:path";
import protobuf from "protobufjs";
import { protoDirectory } from "../directories.mjs";

/** protobufjs by reflection: the .proto at run time, code generated in the process. The baseline of the tables. */
export default {
  name: "protobufjs",
  title: "protobufjs",
  packageName: "protobufjs",
  format: "protobuf",
  prepare({ files, typeName, samples }) {
    const root = new protobuf.Root();
    root.resolvePath = (_, target) => join(protoDirectory, target);
    const type = root.loadSync(files).lookupType(typeName);
    const decode = (bytes) => type.decode(bytes);
    return { encode: (message) => type.encode(message).finish(), decode, inputs: samples.map(({ bytes }) => decode(bytes)) };
  },
};
