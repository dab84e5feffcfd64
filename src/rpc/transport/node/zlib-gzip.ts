import { gunzip, gzip } from "node:zlib";
import { type Compression, notCompressed } from "../../protocol/compression.ts";
import { tooLarge } from "../../protocol/envelope.ts";

/** gzip by zlib, which is faster than that of the web. */
export const zlibGzip: Compression = {
  name: "gzip",
  compress: (bytes) =>
    new Promise((resolve, reject) =>
      gzip(bytes, (error, result) => (error === null ? resolve(result) : reject(error))),
    ),
  decompress: (bytes, limit) =>
    new Promise((resolve, reject) => {
      gunzip(bytes, { maxOutputLength: Math.max(1, Math.min(limit, 2 ** 31 - 1)) }, (error, result) => {
        if (error === null) resolve(result);
        else if ((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE") reject(tooLarge(undefined, limit));
        else reject(notCompressed(error));
      });
    }),
};
