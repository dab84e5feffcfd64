import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import protobuf from "protobufjs";
import { parse } from "../../src/registry/index.ts";
import type { FieldDescriptor, MessageDescriptor } from "../../src/schema/descriptors.ts";
import type { FileDescriptorProto } from "../../src/schema/file-descriptor-proto.ts";

const protoc = new URL("../../node_modules/.bin/protoc", import.meta.url).pathname;

/** Files of a test, by name. */
export type Sources = { readonly [name: string]: string };

function inDirectory<T>(sources: Sources, act: (directory: string) => T): T {
  const directory = mkdtempSync(join(tmpdir(), "wireform-"));
  try {
    for (const [name, text] of Object.entries(sources)) {
      mkdirSync(dirname(join(directory, name)), { recursive: true });
      writeFileSync(join(directory, name), text);
    }
    return act(directory);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** What protoc says of files: its errors, "" if there are none. */
export function protocErrors(sources: Sources): string {
  return inDirectory(sources, (directory) => {
    const { status, stderr } = spawnSync(protoc, ["-I", directory, "-o", "/dev/null", ...Object.keys(sources)], { encoding: "utf8" });
    return status === 0 ? "" : stderr;
  });
}

/** protoc's descriptors of files and of all they import, as plain data. */
export function protocDescriptors(sources: Sources): FileDescriptorProto[] {
  const bytes = inDirectory(sources, (directory) => {
    const out = join(directory, "descriptors.bin");
    execFileSync(protoc, ["-I", directory, "-o", out, "--include_imports", "--retain_options", ...Object.keys(sources)], { stdio: ["ignore", "ignore", "inherit"] });
    return readFileSync(out);
  });
  const type = parse({ "descriptor-set.proto": 'import "google/protobuf/descriptor.proto";' }).files()[0]!.messages.find(({ name }) => name === "FileDescriptorSet")!;
  return (readMessage(protobuf.Reader.create(bytes), bytes.length, type) as { file: FileDescriptorProto[] }).file;
}

/** A small reader of our own, so that these tests need no codec. */
function readMessage(reader: protobuf.Reader, end: number, type: MessageDescriptor): object {
  const message: { [name: string]: unknown } = {};
  while (reader.pos < end) {
    const tag = reader.uint32();
    const field = type.field(tag >>> 3);
    if (field === undefined) {
      reader.skipType(tag & 7);
      continue;
    }
    if (field.cardinality === "repeated" && (tag & 7) === 2 && field.packed) {
      const packedEnd = reader.uint32() + reader.pos;
      while (reader.pos < packedEnd) add(message, field, readValue(reader, field));
    } else {
      add(message, field, readValue(reader, field));
    }
  }
  return message;
}

function add(message: { [name: string]: unknown }, field: FieldDescriptor, value: unknown): void {
  if (field.cardinality === "repeated") ((message[field.localName] ??= []) as unknown[]).push(value);
  else message[field.localName] = value;
}

function readValue(reader: protobuf.Reader, { value }: FieldDescriptor): unknown {
  if (value.kind === "message") return readMessage(reader, reader.uint32() + reader.pos, value.message);
  if (value.kind === "enum") return reader.int32();
  const read = reader[value.scalar]();
  return typeof read === "object" && "low" in read ? BigInt(read.toString()) : read;
}

/** Without what is undefined or empty, and without custom options, which protoc has resolved and we keep uninterpreted. */
export function comparable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(comparable);
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return value;
  const result: { [name: string]: unknown } = {};
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined || name === "uninterpretedOption" || (Array.isArray(member) && member.length === 0)) continue;
    const inner = comparable(member);
    if (["options", "features"].includes(name) && Object.keys(inner as object).length === 0) continue;
    result[name] = inner;
  }
  return result;
}

/** Our descriptors of the same. */
export function ourDescriptors(sources: Sources): FileDescriptorProto[] {
  return parse(sources).files().map(({ proto }) => proto);
}
