import { irregular } from "../message/irregular.ts";
import { hasLoneSurrogate } from "../wire/utf8.ts";

/*
 * Strings of JSON. Most have nothing that JSON escapes. A short one is looked at by itself; long ones are put down, and looked at together when all is written: by
 * JSON.stringify, which makes them longer where it escapes, and takes a third of the time that regular expressions take (benchmark measure `operations`).
 */

/** What JSON escapes, and surrogates, which may be alone. */
const special = /["\\\u0000-\u001f\ud800-\udfff]/;

/** From this length on a text is long. */
const longText = 14;
/** Up to this many long strings are not worth the call. */
const fewTexts = 3;

/** What is put down since the writing began. */
let pending: string[] = [];
let pendingLength = 0;
/** Whether texts are put down: not while something else is written, and for some time not after some have turned out to need escapes. */
let isOpen = false;
let carefulCalls = 0;
const carefulAfterEscape = 20;

/** A text as a string of JSON. Throws `irregular` for a lone surrogate. */
export function quoteText(text: string): string {
  return isPlainText(text) ? `"${text}"` : escapeText(text);
}

/**
 * Returns whether a text is written as it is; of a long one this may turn out to be wrong, and then all is written
 * again.
 */
export function isPlainText(text: string): boolean {
  const { length } = text;
  if (length < longText || !isOpen) return !special.test(text);
  pendingLength += length;
  pending.push(text);
  return true;
}

/** A text with escapes. Throws `irregular` for a lone surrogate. */
function escapeText(text: string): string {
  if (hasLoneSurrogate(text)) throw irregular;
  return JSON.stringify(text);
}

/** Writes a message by a function that calls `quoteText`, twice where it has to be. */
export function writeQuoted(
  write: (message: unknown, depth: number) => string,
  message: unknown,
  depth: number,
): string {
  if (carefulCalls > 0) {
    carefulCalls--;
    return apart(() => write(message, depth));
  }
  const text = together(write, message, depth);
  if (text !== undefined) return text;
  carefulCalls = carefulAfterEscape;
  return apart(() => write(message, depth));
}

/** What `run` gives, whose long texts are looked at together in the end. Undefined if one of them is not plain. */
function together<Result, Arguments extends readonly unknown[]>(
  run: (...args: Arguments) => Result,
  ...args: Arguments
): Result | undefined {
  // What another one has put down stays its own.
  if (isOpen) return apart(() => run(...args));
  isOpen = true;
  try {
    const result = run(...args);
    return pending.length === 0 || arePlain() ? result : undefined;
  } finally {
    isOpen = false;
    if (pending.length > 0) pending = [];
    pendingLength = 0;
  }
}

/** What `run` gives, whose texts are each looked at by itself. */
export function apart<Result>(run: () => Result): Result {
  const outer = isOpen;
  isOpen = false;
  try {
    return run();
  } finally {
    isOpen = outer;
  }
}

function arePlain(): boolean {
  if (pending.length <= fewTexts) return !pending.some((text) => special.test(text));
  // Two brackets, and of each text the quotes and a comma, but for the last.
  return JSON.stringify(pending).length === pendingLength + 3 * pending.length + 1;
}
