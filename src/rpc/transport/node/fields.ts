import { inspect } from "node:util";

/**
 * Headers of the web that cost little. Those of Node check, copy and sort whenever they are touched, which was a third of a call (measure `calls`). What nearly all headers are, lowercase names and
 * visible ASCII, is in a Map here; for whatever else is asked of them, they are the platform's own from then on.
 */
class Fields implements Headers {
  /** What is deleted stays, as undefined: a Map is made anew as it shrinks. */
  #plain: Map<string, string | undefined> | undefined;
  #web: Headers | undefined;

  append(name: string, value: string): void {
    const key = this.#keyFor(name, value);
    if (key === undefined) return this.#own().append(name, value);
    const before = this.#plain?.get(key);
    (this.#plain ??= new Map()).set(key, before === undefined ? value : `${before}, ${value}`);
  }

  set(name: string, value: string): void {
    const key = this.#keyFor(name, value);
    if (key === undefined) return this.#own().set(name, value);
    (this.#plain ??= new Map()).set(key, value);
  }

  get(name: string): string | null {
    const key = this.#keyOf(name);
    return key === undefined ? this.#own().get(name) : (this.#plain?.get(key) ?? null);
  }

  has(name: string): boolean {
    const key = this.#keyOf(name);
    return key === undefined ? this.#own().has(name) : this.#plain?.get(key) !== undefined;
  }

  delete(name: string): void {
    const key = this.#keyOf(name);
    if (key === undefined) this.#own().delete(name);
    else if (this.#plain?.has(key) === true) this.#plain.set(key, undefined);
  }

  getSetCookie(): string[] {
    return this.#web?.getSetCookie() ?? [];
  }

  forEach(callback: (value: string, name: string, headers: Headers) => void, self?: unknown): void {
    for (const [name, value] of this) callback.call(self, value, name, this);
  }

  keys(): ReturnType<Headers["keys"]> {
    return this.#own().keys();
  }

  values(): ReturnType<Headers["values"]> {
    return this.#own().values();
  }

  entries(): ReturnType<Headers["entries"]> {
    return this.#own().entries();
  }

  [Symbol.iterator](): ReturnType<Headers["entries"]> {
    if (this.#web !== undefined) return this.#web.entries();
    return this.#pairs()
      .sort(([left], [right]) => (left < right ? -1 : 1))
      [Symbol.iterator]();
  }

  [inspect.custom](): Headers {
    return new Headers(this);
  }

  /** Adds what is in the Map to an object, in no order. Gives whether that is all there is. */
  static add(headers: Headers, object: { [name: string]: unknown }): boolean {
    if (!(#web in headers) || headers.#web !== undefined) return false;
    if (headers.#plain !== undefined)
      for (const [name, value] of headers.#plain) if (value !== undefined) object[name] = value;
    return true;
  }

  #pairs(): [string, string][] {
    const pairs: [string, string][] = [];
    if (this.#plain !== undefined)
      for (const [name, value] of this.#plain) if (value !== undefined) pairs.push([name, value]);
    return pairs;
  }

  /** The name as it is in the Map; undefined for what is not there. */
  #keyOf(name: string): string | undefined {
    return this.#web === undefined && typeof name === "string" && plainName.test(name) ? name.toLowerCase() : undefined;
  }

  #keyFor(name: string, value: string): string | undefined {
    const key = this.#keyOf(name);
    return typeof value === "string" && plainValue.test(value) ? key : undefined;
  }

  #own(): Headers {
    return (this.#web ??= new Headers(this.#pairs()));
  }
}

/** Cookies are joined in ways of their own, or not at all; one name is not a plain one in objects. */
const plainName = /^(?!(?:set-)?cookie$|__proto__$)[\w.-]+$/i;
/** Without blanks at its ends, which headers of the web do not keep; not empty, or a list of such would have them. */
const plainValue = /^[!-~](?:[ -~]*[!-~])?$/;

let isHeaders = false;

/** Headers, of the type that the platform's own have. */
export function newHeaders(): Headers {
  // Not before there is a call: to ask for `Headers` loads all of `fetch`.
  if (!isHeaders) Object.setPrototypeOf(Fields.prototype, Headers.prototype);
  isHeaders = true;
  return new Fields();
}

/** Adds headers to an object, the quick way. Gives whether there is one: not for those of the platform. */
export function addFields(headers: Headers, object: { [name: string]: unknown }): boolean {
  return Fields.add(headers, object);
}
