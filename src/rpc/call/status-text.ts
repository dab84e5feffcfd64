/** The most bytes of a status text, percent-encoded. Peers such as gRPC's C library accept 8 KiB of trailers in all. */
const maxBytes = 4096;

/** The text of a status as it can be sent: half a surrogate pair becomes U+FFFD, and a long text is cut. */
export function statusText(details: unknown): string {
  const given = String(details);
  // Each unit takes at least a byte.
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
