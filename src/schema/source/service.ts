import type { MethodDescriptorProto, ServiceDescriptorProto } from "../file-descriptor-proto.ts";
import type { Cursor } from "./cursor.ts";
import { mark } from "./marks.ts";
import { parseOptionStatement } from "./option.ts";
import { parseTypeName } from "./type-name.ts";

/** `service Name { ... }` */
export function parseService(cursor: Cursor): ServiceDescriptorProto {
  const service: ServiceDescriptorProto = {};
  const parts = mark(service, cursor.source, cursor.token.start);
  cursor.expect("service");
  parts.name = cursor.token.start;
  service.name = cursor.identifier("Expected service name.");
  cursor.expect("{");
  while (!cursor.take("}")) {
    if (cursor.atEnd) throw cursor.error("Reached end of input in service definition (missing '}').");
    if (cursor.take(";")) continue;
    cursor.statement(() => {
      if (cursor.at("option")) parseOptionStatement(cursor, service);
      else (service.method ??= []).push(parseMethod(cursor));
    });
  }
  return service;
}

/** `rpc Name (Input) returns (stream Output);` */
function parseMethod(cursor: Cursor): MethodDescriptorProto {
  const method: MethodDescriptorProto = {};
  const parts = mark(method, cursor.source, cursor.token.start);
  cursor.expect("rpc");
  parts.name = cursor.token.start;
  method.name = cursor.identifier("Expected method name.");
  cursor.expect("(");
  if (cursor.take("stream")) method.clientStreaming = true;
  parts.input = cursor.token.start;
  method.inputType = parseTypeName(cursor);
  cursor.expect(")");
  cursor.expect("returns");
  cursor.expect("(");
  if (cursor.take("stream")) method.serverStreaming = true;
  parts.output = cursor.token.start;
  method.outputType = parseTypeName(cursor);
  cursor.expect(")");
  if (cursor.at("{")) parseMethodOptions(cursor, method);
  else cursor.expect(";");
  return method;
}

function parseMethodOptions(cursor: Cursor, method: MethodDescriptorProto): void {
  cursor.expect("{");
  // `{}` says that there are options, though none.
  method.options ??= {};
  while (!cursor.take("}")) {
    if (cursor.atEnd) throw cursor.error("Reached end of input in method options (missing '}').");
    if (!cursor.take(";")) cursor.statement(() => parseOptionStatement(cursor, method));
  }
}
