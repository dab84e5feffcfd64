import { Random } from "./random.mjs";

const scalars = [
  "double",
  "float",
  "int32",
  "int64",
  "uint32",
  "uint64",
  "sint32",
  "sint64",
  "fixed32",
  "bool",
  "string",
  "string",
  "string",
  "bytes",
];
const keys = ["string", "int32", "uint64", "bool"];
const words = [
  "age",
  "area",
  "bid",
  "city",
  "code",
  "cost",
  "data",
  "day",
  "end",
  "flag",
  "id",
  "item",
  "kind",
  "lat",
  "limit",
  "name",
  "note",
  "owner",
  "rate",
  "sku",
  "state",
  "tag",
  "time",
  "unit",
  "url",
  "zone",
];
const remarks = ["In milliseconds.", "Never empty.", "Unique within its owner.", "Since 1.2."];

/**
 * The text of a `.proto` file with `messages` messages, a tenth of them nested, and 14 fields in each: 350 bytes a message. Comments, options, enums, maps,
 * oneofs, reservations and services are as frequent as in the schemas of services that are written by hand.
 */
export function schemaText(messages) {
  const random = new Random(7);
  const lines = [
    'syntax = "proto3";',
    "",
    "package bench.load;",
    "",
    'option java_package = "com.example.bench.load";',
    "option optimize_for = SPEED;",
    "",
  ];
  for (let index = 0; index < messages; index += 10) {
    lines.push(...enumLines(index), "");
    // The tenth is nested in the ninth.
    for (let each = index; each < Math.min(index + 9, messages); each++)
      lines.push(
        ...messageLines(random, each, messages, each % 10 === 8 && each + 1 < messages ? each + 1 : undefined),
        "",
      );
    if (index % 50 === 0) lines.push(...serviceLines(random, index, messages), "");
  }
  return lines.join("\n");
}

/** A message and, within it, the one of the index `nested`. */
function messageLines(random, index, messages, nested, indent = "") {
  const inner = `${indent}  `;
  const body = nested === undefined ? [] : messageLines(random, nested, messages, undefined, inner);
  const names = fieldNames(random);
  let number = 0;
  const field = (type, label = "") => `${label}${type} ${names[number]} = ${++number}`;
  if (index % 20 === 3) body.push(`${inner}reserved 90 to 99, 120;`, `${inner}reserved "was_${names[0]}";`);
  while (number < 10) {
    if (random.chance(0.05)) body.push(`${inner}// ${random.pick(remarks)}`);
    const isMap = number === 9 && index % 3 === 0;
    const type = random.chance(0.2)
      ? typeName(random, messages)
      : random.chance(0.1)
        ? `Kind${random.integer(0, Math.ceil(messages / 10) - 1)}`
        : random.pick(scalars);
    if (isMap) body.push(`${inner}${field(`map<${random.pick(keys)}, ${type}>`)};`);
    else
      body.push(
        `${inner}${field(type, random.chance(0.15) ? "repeated " : random.chance(0.1) ? "optional " : "")}${fieldOptions(random, names[number - 1])};`,
      );
  }
  const choices = Array.from({ length: 4 }, () => field(random.pick(scalars)));
  if (index % 3 === 1) body.push(`${inner}oneof choice {`, ...choices.map((line) => `${inner}  ${line};`), `${inner}}`);
  else body.push(...choices.map((line) => `${inner}${line};`));
  const comment = index % 2 === 0 ? [`${indent}/* M${index}: ${random.pick(remarks)} */`] : [];
  return [...comment, `${indent}message M${index} {`, ...body, `${indent}}`];
}

function fieldOptions(random, name) {
  if (!random.chance(0.04)) return "";
  return random.chance(0.5) ? " [deprecated = true]" : ` [json_name = "@${name}"]`;
}

/** 14 different ones, of one word or two. */
function fieldNames(random) {
  const names = new Set();
  while (names.size < 14)
    names.add(random.chance(0.8) ? random.pick(words) : `${random.pick(words)}_${random.pick(words)}`);
  return [...names];
}

/** A message at the top of the file, or one that is nested. */
function typeName(random, messages) {
  const index = random.integer(0, messages - 1);
  return index % 10 === 9 ? `M${index - 1}.M${index}` : `M${index}`;
}

function enumLines(index) {
  const prefix = `KIND${index / 10}`;
  return [
    `enum Kind${index / 10} {`,
    `  ${prefix}_UNSPECIFIED = 0;`,
    `  ${prefix}_OPEN = 1;`,
    `  ${prefix}_CLOSED = 2 [deprecated = true];`,
    "}",
  ];
}

function serviceLines(random, index, messages) {
  const method = (name) => `  rpc ${name} (${typeName(random, messages)}) returns (${typeName(random, messages)});`;
  return [
    "// Reads and writes.",
    `service Service${index} {`,
    method("Get"),
    `  rpc Watch (${typeName(random, messages)}) returns (stream ${typeName(random, messages)}) {`,
    "    option deprecated = true;",
    "  }",
    "}",
  ];
}
