/*
 * The testee of the conformance runner: reads requests from stdin and answers each on stdout, until end of file.
 * A request and a response are a little-endian uint32 length and a message of conformance.proto, which wireform itself decodes and encodes.
 *
 * usage: node testee.mjs [ENGINE]               ENGINE is the loader's option, "auto" by default; everything else is the default.
 *        node testee.mjs generated DIRECTORY    the generated modules in a directory.
 */
import { readSync, writeSync } from "node:fs";
import { which } from "../../dist/index.js";
import { fromJsonString, toJsonString } from "../../dist/json/index.js";
import { fromText, toText } from "../../dist/text/index.js";
import { generatedSchema, loadedSchema } from "./schema.mjs";

const [engine = "auto", directory] = process.argv.slice(2);
const schema = engine === "generated" ? await generatedSchema(directory) : loadedSchema(engine);
const Request = schema.message("conformance.ConformanceRequest");
const Response = schema.message("conformance.ConformanceResponse");
const TestCategory = schema.enum("conformance.TestCategory");
const WireFormat = schema.enum("conformance.WireFormat");
const ignoreUnknownCategory = TestCategory.value("JSON_IGNORE_UNKNOWN_PARSING_TEST").number;

/** Exactly `length` bytes of stdin, which may come in pieces; undefined at the end of it. */
function read(length) {
  const bytes = new Uint8Array(length);
  let position = 0;
  while (position < length) {
    const count = readSync(0, bytes, position, length - position, null);
    if (count > 0) position += count;
    else if (position === 0) return undefined;
    else throw new Error("stdin ends within a request");
  }
  return bytes;
}

function write(bytes) {
  let position = 0;
  while (position < bytes.length) position += writeSync(1, bytes, position);
}

function parse(codec, request) {
  switch (which(Request, request, "payload")) {
    case "protobufPayload":
      return codec.decode(request.protobufPayload);
    case "jsonPayload":
      return fromJsonString(codec, request.jsonPayload, {
        registry: schema,
        ignoreUnknown: request.testCategory === ignoreUnknownCategory,
      });
    case "textPayload":
      return fromText(codec, request.textPayload, { registry: schema });
  }
}

function serialize(codec, request, message) {
  switch (WireFormat.value(request.requestedOutputFormat)?.name) {
    case "PROTOBUF":
      return { protobufPayload: codec.encode(message) };
    case "JSON":
      return { jsonPayload: toJsonString(codec, message, { registry: schema }) };
    case "TEXT_FORMAT":
      return { textPayload: toText(codec, message, { registry: schema, printUnknown: request.printUnknownFields }) };
  }
  return { runtimeError: `unknown output format ${request.requestedOutputFormat}` };
}

/** Only a ProtobufError says that an input is not right; any other error is ours. */
function failure(kind, error) {
  return error.name === "ProtobufError" ? { [kind]: error.message } : { runtimeError: String(error.stack) };
}

function answer(request) {
  if (request.jspbPayload !== undefined || request.requestedOutputFormat === WireFormat.value("JSPB").number)
    return { skipped: "JSPB" };
  const codec = schema.message(request.messageType);
  let message;
  try {
    message = parse(codec, request);
  } catch (error) {
    return failure("parseError", error);
  }
  if (message === undefined) return { runtimeError: "the request has no payload" };
  try {
    return serialize(codec, request, message);
  } catch (error) {
    return failure("serializeError", error);
  }
}

/** The first request is one for expected failures: there are none. */
function respond(request) {
  if (request.messageType === "conformance.FailureSet")
    return { protobufPayload: schema.message("conformance.FailureSet").encode({}) };
  try {
    return answer(request);
  } catch (error) {
    return { runtimeError: String(error.stack) };
  }
}

for (let header = read(4); header !== undefined; header = read(4)) {
  const request = Request.decode(read(new DataView(header.buffer).getUint32(0, true)));
  const response = Response.encode(respond(request));
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, response.length, true);
  write(length);
  write(response);
}
