// Changes to inputs as trees of records: to lengths, tags, order and nesting. What is around a change stays true to it.

/**
 * A record: its tag, and then its bytes, or, where these follow a length, what they consist of.
 *
 * @typedef {{ tag: bigint, bytes?: number[], content?: Node[], tagSize: number, lengthOf?: (length: number) => number[] }} Node
 * @typedef {(bound: number) => number} Random
 */

const deepest = 20;

/**
 * One to three changes to the records of an input, as bytes.
 *
 * @param {Uint8Array} bytes
 * @param {Uint8Array} other another input of the same type, to take records of
 * @param {Random} random
 */
export function reshape(bytes, other, random) {
  const top = parse([...bytes], 0);
  const others = allLists(parse([...other], 0)).flat();
  for (let count = 1 + random(3); count > 0; count--) {
    const lists = allLists(top).filter((list) => list.length > 0);
    if (lists.length === 0) break;
    const list = lists[random(lists.length)];
    changeList(list, random(list.length), others, random);
  }
  return write(top);
}

/**
 * The records of bytes, and what is left where they are none. Whatever follows a length is taken for records where it reads as such.
 *
 * @param {number[]} bytes
 * @param {number} depth
 * @returns {Node[]}
 */
function parse(bytes, depth) {
  const nodes = [];
  for (let at = 0; at < bytes.length; ) {
    const tag = readVarint(bytes, at);
    const wireType = tag === undefined ? 7 : Number(tag.value & 7n);
    if (tag === undefined || tag.value < 8n || wireType > 5)
      return [...nodes, { tag: -1n, tagSize: 0, bytes: bytes.slice(at) }];
    const tagSize = tag.end - at;
    at = tag.end;
    const first = readVarint(bytes, at);
    if (wireType === 2) {
      const end = first === undefined ? Infinity : first.end + Number(first.value);
      if (first === undefined || end > bytes.length)
        return [...nodes, { tag: tag.value, tagSize, bytes: bytes.slice(at) }];
      const content = bytes.slice(first.end, end);
      nodes.push({
        tag: tag.value,
        tagSize,
        content: depth < deepest ? parse(content, depth + 1) : [{ tag: -1n, tagSize: 0, bytes: content }],
      });
      at = end;
    } else {
      const end =
        wireType === 0 ? (first?.end ?? bytes.length) : wireType === 1 ? at + 8 : wireType === 5 ? at + 4 : at;
      nodes.push({ tag: tag.value, tagSize, bytes: bytes.slice(at, end) });
      at = Math.min(end, bytes.length);
    }
  }
  return nodes;
}

/**
 * @param {number[]} bytes
 * @param {number} at
 */
function readVarint(bytes, at) {
  let value = 0n;
  for (let index = 0; index < 10 && at + index < bytes.length; index++) {
    value |= BigInt(bytes[at + index] & 127) << BigInt(7 * index);
    if (bytes[at + index] < 128) return { value, end: at + index + 1 };
  }
  return undefined;
}

/**
 * The lists of records in a tree, each a message's.
 *
 * @param {Node[]} nodes
 * @returns {Node[][]}
 */
function allLists(nodes) {
  return [nodes, ...nodes.flatMap(({ content }) => (content === undefined ? [] : allLists(content)))];
}

/**
 * @param {Node[]} nodes
 * @returns {number[]}
 */
function write(nodes) {
  return nodes.flatMap(({ tag, tagSize, bytes, content, lengthOf }) => {
    const start = tag < 0n ? [] : varint(tag, tagSize);
    if (content === undefined) return [...start, ...(bytes ?? [])];
    const inner = write(content);
    return [...start, ...(lengthOf === undefined ? varint(BigInt(inner.length)) : lengthOf(inner.length)), ...inner];
  });
}

/**
 * A varint of `size` bytes, or of as many as it takes: bits behind the 64th are kept.
 *
 * @param {bigint} value
 * @param {number} size
 */
function varint(value, size = 0) {
  const bytes = [];
  do {
    bytes.push(Number(value & 127n) | 128);
    value >>= 7n;
  } while (value > 0n || bytes.length < size);
  bytes[bytes.length - 1] &= 127;
  return bytes;
}

/**
 * @param {Node} node
 * @returns {Node}
 */
function copy(node) {
  return { ...node, content: node.content?.map(copy) };
}

const edges = [
  2n ** 31n - 1n,
  2n ** 31n,
  2n ** 32n - 1n,
  2n ** 32n,
  2n ** 35n,
  2n ** 63n,
  2n ** 64n - 1n,
  2n ** 69n,
  2n ** 70n - 1n,
];

/**
 * Lengths that are too long in bytes, off by a few, or far beyond what there can be.
 *
 * @param {Random} random
 * @returns {(length: number) => number[]}
 */
function brokenLength(random) {
  const [form, size, off, edge] = [random(5), 2 + random(10), random(9) - 4, edges[random(edges.length)]];
  return (length) => {
    if (form === 0) return varint(BigInt(length), size);
    if (form === 1) return varint(BigInt(Math.max(0, length + off)), random(2) * size);
    if (form === 2) return varint(BigInt(length) + edge);
    if (form === 3) return varint(edge);
    return Array(size).fill(0xff);
  };
}

/**
 * @param {Node[]} list
 * @param {number} at
 * @param {Node[]} others
 * @param {Random} random
 */
function changeList(list, at, others, random) {
  const node = list[at];
  const before = random(list.length + 1);
  switch (random(8)) {
    case 0:
    case 1:
    case 2:
      if (node.content !== undefined) node.lengthOf = brokenLength(random);
      else node.tagSize = 1 + random(11);
      return;
    case 3:
      list.splice(before, 0, ...Array.from({ length: 1 + random(12) }, () => copy(node)));
      return;
    case 4:
      list.splice(before, 0, ...list.splice(at, 1));
      return;
    case 5:
      if (others.length > 0) list.splice(before, 0, copy(others[random(others.length)]));
      return;
    case 6:
      // A message in itself, as a recursive type has it; or what was a value, as a message.
      list[at] = { tag: node.tag < 0n ? 10n : (node.tag & ~7n) | 2n, tagSize: 1, content: [node] };
      return;
    default:
      if (node.bytes !== undefined) node.bytes = brokenLength(random)(node.bytes.length);
      else list[at] = { ...node, content: node.content?.slice(0, random(node.content.length + 1)) };
  }
}
