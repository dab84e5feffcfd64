import { markup } from "./markup.mjs";

/** The name of a payload, which leads to what it is, and says so under the mouse. */
export function payloadLink(name, about) {
  return markup`<a href="#payload-${name}" title="${about}">${name}</a>`;
}
