import { ProtobufError } from "../errors.ts";

export const usage = `wireform: encode, decode and look into Protocol Buffers messages, compare schemas and generate TypeScript,
straight from the .proto file

usage
  wireform encode  <type> <file.proto>...  [options]    JSON to bytes
  wireform decode  <type> <file.proto>...  [options]    bytes to JSON
  wireform inspect [<type> <file.proto>...] [options]   bytes to an annotated listing, with or without a schema
  wireform check   <old> <new>  [options]               what becomes of data when a schema changes
  wireform generate <file.proto>... --out <dir>         TypeScript modules, one for each file and what it imports

All write standard output; all but check and generate read standard input. A directory stands for all .proto files below
it, a glob in quotes for those that match: "proto/**/*.proto" (* and ? within a name, ** for any directories, {a,b} for
either). In the place of the .proto files a descriptor set will do, as protoc -o and buf build -o write it: one file,
.binpb, .pb, .desc or .fds.

options
  -I, --include <dir>    look for imports (and files) here; may be repeated. Default: directories that are named, and
                         the current one
      --in <form>        what comes in: json, text (the text format), binary, hex, base64. Default:
                         json for encode, else binary
      --out <form>       what goes out, the same forms. Default: binary for encode, json for decode
      --pretty           JSON out: over several lines
      --emit-defaults    JSON out: with fields that are zero or empty
      --proto-names      JSON out: field names as in the .proto
      --ignore-unknown   JSON in: leave out fields and enum values that the schema does not know
      --deterministic    bytes out: the same for equal messages (map entries sorted)
      --format <format>  check: text or json (one array of issues). Default: text
      --fail-on <grade>  check: exit status 1 for an issue of this grade or a more severe one, in either direction.
                         Default: lossy
      --out <dir>        generate: where modules are written to, the names of which are printed
      --target <target>  generate: ts, or js+dts for JavaScript and its declarations. Default: ts
      --optimize <goal>  generate: speed, or size for modules without code, which are interpreted. Default: speed
      --import-extension <extension>
                         generate: what imports between modules end in: .js, .ts or none. Default: .js
      --import <files>=<modules>
                         generate: modules that are there already, and not written: google/protobuf/=wireform/wkt for
                         what wireform has, acme/common/=@acme/protos/ for those of a package; may be repeated
      --types-only       generate: types without code, in one file, for load<...>() at run time
      --name <name>      generate --types-only: what the file and its interface are called. Default: as the .proto
      --int64 <type>, --maps <type>, --field-names <style>
                         generate: bigint, number, string or long; object or map; json or proto: how messages are
                         held, as the loader's options say. Default: the first of each
  -h, --help             this text
  -V, --version          the version

schemas of check
  a .proto file, a directory or a glob of such, a descriptor set, or one of these (but a glob) as of a revision:
  git:REV:path, the path as seen from here; imports are read from the same revision

grades, by severity
  identical, wire-safe, breaks-json, lossy, data-dependent, unknown, corruption

exit status
  0 done; 1 bad data or a bad schema, or issues that check is to fail on; 2 bad usage (also a type or a file that is
  not there)

examples
  echo '{"a": 5, "b": 3}' | wireform encode calculator.AddRequest proto/calculator.proto --out hex
  echo 08051003 | wireform decode calculator.AddRequest proto/calculator.proto --in hex
  wireform inspect < message.bin
  wireform check git:main:proto/calculator.proto proto/calculator.proto
  wireform generate -I proto proto/calculator.proto --out src/gen
`;

/** Something is wrong with the command line itself: exit status 2. */
export function usageError(message: string): ProtobufError {
  return new ProtobufError("INVALID_ARGUMENT", message);
}
