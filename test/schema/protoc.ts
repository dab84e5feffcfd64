import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import protobuf from "protobufjs";
import { parse } from "../../src/index.ts";
import type { FieldDescriptor, MessageDescriptor } from "../../src/schema/descriptors.ts";
import type { FileDescriptorProto } from "../../src/schema/file-descriptor-proto.ts";

const protoc = new URL("../../node_modules/.bin/protoc", import.meta.url).pathname;

/** Files of a test, by name. */
export type Sources = { readonly [name: string]: string };

/** The same, in bytes where those are not UTF-8. */
type Files = { readonly [name: string]: string | Uint8Array };

function inDirectory<T>(sources: Files, act: (directory: string) => T): T {
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
export function protocErrors(sources: Files): string {
  return inDirectory(sources, (directory) => {
    const { status, stderr } = spawnSync(protoc, ["-I", directory, "-o", "/dev/null", ...Object.keys(sources)], {
      encoding: "utf8",
    });
    return status === 0 ? "" : stderr;
  });
}

const googles = new URL("../../proto", import.meta.url).pathname;

/** What `protoc -o` writes for files: a FileDescriptorSet. Google's own files may be imported. */
export function protocSet(
  sources: Files,
  flags: readonly string[] = [],
  files: readonly string[] = Object.keys(sources),
): Uint8Array {
  return inDirectory(sources, (directory) => {
    const out = join(directory, "descriptors.bin");
    execFileSync(protoc, ["-I", directory, "-I", googles, "-o", out, ...flags, ...files], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    return new Uint8Array(readFileSync(out));
  });
}

/** protoc's descriptors of files and of all they import, as plain data; `flags` are more of its options. */
export function protocDescriptors(sources: Sources, ...flags: readonly string[]): FileDescriptorProto[] {
  const bytes = inDirectory(sources, (directory) => {
    const out = join(directory, "descriptors.bin");
    execFileSync(
      protoc,
      ["-I", directory, "-o", out, "--include_imports", "--retain_options", ...flags, ...Object.keys(sources)],
      { stdio: ["ignore", "ignore", "inherit"] },
    );
    return readFileSync(out);
  });
  // With the sources, whose extensions of options are then known.
  const schema = parse({ "descriptor-set.proto": 'import "google/protobuf/descriptor.proto";', ...sources });
  const type = schema
    .files()
    .flatMap(({ messages }) => messages)
    .find(({ typeName }) => typeName === "google.protobuf.FileDescriptorSet")!;
  return (
    readMessage(protobuf.Reader.create(bytes), (reader) => reader.pos >= bytes.length, type) as {
      file: FileDescriptorProto[];
    }
  ).file;
}

/** A small reader of our own, so that these tests need no codec. */
function readMessage(
  reader: protobuf.Reader,
  atEnd: (reader: protobuf.Reader) => boolean,
  type: MessageDescriptor,
): object {
  const message: { [name: string]: unknown } = {};
  while (!atEnd(reader)) {
    const tag = reader.uint32();
    const field = type.members.find(({ number }) => number === tag >>> 3);
    if (field === undefined) {
      reader.skipType(tag & 7);
    } else if (field.cardinality === "repeated" && (tag & 7) === 2 && field.packed) {
      const packedEnd = reader.uint32() + reader.pos;
      while (reader.pos < packedEnd) add(message, field, readValue(reader, field));
    } else {
      add(
        message,
        field,
        field.cardinality === "map"
          ? readDelimited(
              reader,
              field.message.nestedMessages.find(({ typeName }) => `.${typeName}` === field.proto.typeName)!,
            )
          : readValue(reader, field),
      );
    }
  }
  return message;
}

function readDelimited(reader: protobuf.Reader, type: MessageDescriptor): object {
  const end = reader.uint32() + reader.pos;
  return readMessage(reader, ({ pos }) => pos >= end, type);
}

function add(message: { [name: string]: unknown }, field: FieldDescriptor, value: unknown): void {
  if (field.cardinality === "repeated") ((message[field.localName] ??= []) as unknown[]).push(value);
  else if (field.cardinality === "map")
    Object.assign((message[field.localName] ??= {}) as object, {
      [String((value as { key: unknown }).key)]: (value as { value: unknown }).value,
    });
  // Options that are messages come in pieces, for protoc writes each one as it stands.
  else if (field.value.kind === "message") message[field.localName] = merged(message[field.localName], value as object);
  else message[field.localName] = value;
}

function merged(left: unknown, right: object): object {
  const result: { [name: string]: unknown } = { ...(left as object) };
  for (const [name, value] of Object.entries(right)) {
    const before = result[name];
    if (Array.isArray(before)) result[name] = [...before, ...(value as unknown[])];
    else
      result[name] =
        typeof before === "object" && before !== null && !(before instanceof Uint8Array)
          ? merged(before, value as object)
          : value;
  }
  return result;
}

function readValue(reader: protobuf.Reader, { value, number, delimited }: FieldDescriptor): unknown {
  if (value.kind === "message" && delimited) {
    const endTag = (number << 3) | 4;
    return readMessage(
      reader,
      (inner) => {
        const { pos } = inner;
        if (inner.uint32() === endTag) return true;
        inner.pos = pos;
        return false;
      },
      value.message,
    );
  }
  if (value.kind === "message") return readDelimited(reader, value.message);
  if (value.kind === "enum") return reader.int32();
  const read = reader[value.scalar]();
  if (read instanceof Uint8Array) return new Uint8Array(read);
  return typeof read === "object" && "low" in read ? BigInt(read.toString()) : read;
}

/** Without what is undefined or empty. */
export function comparable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(comparable);
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return value;
  const result: { [name: string]: unknown } = {};
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined || (Array.isArray(member) && member.length === 0)) continue;
    const inner = comparable(member);
    if (["options", "features"].includes(name) && Object.keys(inner as object).length === 0) continue;
    result[name] = inner;
  }
  return result;
}

/** Our descriptors of the same. */
export function ourDescriptors(sources: Sources): FileDescriptorProto[] {
  return parse(sources)
    .files()
    .map(({ proto }) => proto);
}
