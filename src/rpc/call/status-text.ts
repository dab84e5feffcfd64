/** Bytes of the text of a status, percent-encoded, at most. Peers take 8 KiB of trailers in all, as gRPC's C library does. */
const maxBytes = 4096;

/** The text of a status as it can be sent: a half of a surrogate pair is U+FFFD, and what is too long is cut. */
export function statusText(details: unknown): string {
  const given = String(details);
  // Each unit takes a byte at least.
  const text = given.slice(0, maxBytes).replaceAll(/\p{Surrogate}/gu, "\ufffd");
  if (given.length <= maxBytes && encodeURI(text).length <= maxBytes) return text;
  let [kept, bytes] = [0, ellipsis.length];
  for (const character of text) {
    bytes += encodeURI(character).length;
    if (bytes > maxBytes) break;
    kept += character.length;
  }
  return text.slice(0, kept) + ellipsis;
}

const ellipsis = "...";
