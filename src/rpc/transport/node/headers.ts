import type { IncomingHttpHeaders, OutgoingHttpHeaders } from "node:http";
import { hopNames } from "../hop-names.ts";
import { addFields, newHeaders } from "./fields.ts";

/** Headers as Node has them, as those of the web, without what is of the connection. */
export function headersFrom(node: IncomingHttpHeaders): Headers {
  return addHeaders(newHeaders(), node);
}

/** Adds headers as Node has them. */
export function addHeaders(headers: Headers, node: IncomingHttpHeaders): Headers {
  for (const name in node) {
    const value = node[name];
    if (value === undefined || name.startsWith(":") || hopNames.has(name)) continue;
    try {
      if (typeof value === "string") headers.append(name, value);
      else for (const each of value) headers.append(name, each);
    } catch {
      // Bytes that are not allowed in web headers: the peer must not send them, and they are not needed.
    }
  }
  return headers;
}

/** Headers of the web as Node takes them, added to what there is before. */
export function nodeHeaders(headers: Headers, head: OutgoingHttpHeaders = {}): OutgoingHttpHeaders {
  return addFields(headers, head) ? head : Object.assign(head, severalOf(headers));
}

function severalOf(headers: Headers): OutgoingHttpHeaders {
  const node: OutgoingHttpHeaders = Object.create(null);
  for (const [name, value] of headers) {
    const before = node[name];
    // Of all headers, `set-cookie` alone comes in several.
    node[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [String(before)]), value];
  }
  return node;
}
