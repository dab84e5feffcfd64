// A client by fetch in a page: chromium.mjs hands over what the suite asks for.
import { answer } from "../invoke.mjs";
import { clientFor } from "./clients.mjs";

/** With bytes as text, both ways. */
globalThis.answer = async (text) => {
  const bytes = await answer(
    Uint8Array.from(atob(text), (each) => each.charCodeAt(0)),
    clientFor,
  );
  return btoa(Array.from(bytes, (each) => String.fromCharCode(each)).join(""));
};
