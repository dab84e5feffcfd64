#!/usr/bin/env node
// protostat <file.proto> <type> < messages.bin: statistics of a stream of messages, each with its length in front. Any size of input: no message is kept.
import { basename, dirname } from "node:path";
import { isProtobufError, load, readUnknown } from "wireform";
import { decodeStream } from "wireform/stream";

const [, , file, typeName] = process.argv;
if (typeName === undefined) {
  console.error("usage: protostat <file.proto> <type> < messages.bin");
  process.exit(2);
}

/** Counts by name. */
class Counter {
  counts = new Map();

  add(name) {
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
  }

  lines(total) {
    return [...this.counts].map(
      ([name, count]) => `  ${name.padEnd(20)}${count} (${((100 * count) / total).toFixed(0)} %)`,
    );
  }
}

/** Set: present where the field has presence, otherwise not its default. */
function isSet(value) {
  if (value === undefined || value === 0 || value === 0n || value === "" || value === false) return false;
  return typeof value !== "object" || (value.length ?? Object.keys(value).length) > 0;
}

try {
  const codec = (await load(basename(file), { includePaths: [dirname(file)] })).message(typeName);
  const [set, unknown] = [new Counter(), new Counter()];
  let [count, bytes, largest] = [0, 0, 0];
  for await (const message of decodeStream(codec, process.stdin)) {
    const size = codec.size(message);
    count++;
    bytes += size;
    largest = Math.max(largest, size);
    for (const { localName } of codec.plan.fields) if (isSet(message[localName])) set.add(localName);
    for (const number of new Set(readUnknown(message).map((record) => record.number))) unknown.add(`field ${number}`);
  }
  console.log(`messages: ${count}`);
  if (count > 0) {
    console.log(`bytes: ${bytes} (mean ${(bytes / count).toFixed(1)}, largest ${largest})`);
    console.log(["set:", ...set.lines(count)].join("\n"));
    if (unknown.counts.size > 0) console.log(["not in the schema:", ...unknown.lines(count)].join("\n"));
  }
} catch (error) {
  if (!isProtobufError(error)) throw error;
  console.error(`protostat: ${error.message}`);
  process.exitCode = 1;
}
