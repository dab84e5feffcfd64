import { join } from "node:path";
import { PbfReader, PbfWriter } from "pbf";
import { compile } from "pbf/compile";
import resolve from "resolve-protobuf-schema";
import { protoDirectory } from "../directories.mjs";
import { protobuf, simpleName } from "./generated.mjs";

/** pbf: functions compiled of the .proto. Its 64-bit integers are numbers, or strings if the schema asks for them. */
export default {
  name: "pbf",
  about: "Protocol Buffers by Mapbox's small library, compiled from the .proto at run time",
  packageName: "pbf",
  format: "protobuf",
  unable: { fds: "its parser of schemas refuses the extension ranges of descriptor.proto" },
  lossy: {
    numeric: "64-bit integers beyond 2^53 are rounded, and sint64 of that size lose their sign",
    otlp: "64-bit integers beyond 2^53 are rounded",
    oneofs: "oneof members with the value zero are not written",
    int64: "64-bit integers beyond 2^53 are rounded",
  },
  prepare(payload) {
    const functions = compile(resolve.sync(join(protoDirectory, payload.files[0])));
    const name = simpleName(payload);
    const [read, write] = [functions[`read${name}`], functions[`write${name}`]];
    const encode = (message) => {
      const writer = new PbfWriter();
      write(message, writer);
      return writer.finish();
    };
    return protobuf(payload, encode, (bytes) => read(new PbfReader(bytes)), { access });
  },
};

function access({ name, oneof }) {
  return oneof === undefined ? `m.${name}` : `(m.${oneof.name} === "${name}" ? m.${name} : undefined)`;
}
