import { defaultMaxDepth } from "../../message/nesting.ts";
import { beginPlainDecode } from "./begin-decode.ts";
import { encoding } from "./encode-state.ts";
import { allocate, growth, neededSize, takeOwn, type Transfer } from "./transfer.ts";

/*
 * How bytes come and go where code is to be small: through one array that grows, and is copied from.
 */

const firstScratch = 4096;
/** A scratch larger than this is not kept. */
const keptScratch = 1024 * 1024;

/** Undefined while an encode is under way: a getter of its message may begin another one, which has an array of its own. */
let scratch: Uint8Array<ArrayBuffer> | undefined = new Uint8Array(0);

export const smallTransfer: Transfer = {
  begin: beginPlainDecode,
  write: (encode, message, options, finish) => {
    const before = { ...encoding };
    encoding.deterministic = options?.deterministic === true;
    encoding.partial = options?.partial === true;
    const own = scratch;
    scratch = undefined;
    let bytes = own === undefined || own.length === 0 ? new Uint8Array(firstScratch) : own;
    try {
      for (;;) {
        const end = neededSize(encode(message, bytes, 0, options?.maxDepth ?? defaultMaxDepth));
        if (end <= bytes.length) return finish(bytes, 0, end);
        bytes = allocate(Math.max(end, bytes.length * growth));
      }
    } finally {
      Object.assign(encoding, before);
      if (own !== undefined) scratch = bytes.length <= keptScratch ? bytes : own;
    }
  },
  toBytes: (encode, message, options) => smallTransfer.write(encode, message, options, takeOwn),
};
