import { inspect } from "node:util";

/**
 * Headers of the web that cost little. Those of Node check, copy and sort whenever they are touched, which was a third of a call (measure `calls`). What nearly all headers are, lowercase names and
 * visible ASCII, is in a Map here; for whatever else is asked of them, they are the platform's own from then on.
 */
class Fields implements Headers {
  #plain: Map<string, string> | undefined;
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
    return key === undefined ? this.#own().has(name) : this.#plain?.has(key) === true;
  }

  delete(name: string): void {
    const key = this.#keyOf(name);
    if (key === undefined) this.#own().delete(name);
    else this.#plain?.delete(key);
  }

  getSetCookie(): string[] {
    return this.#web?.getSetCookie() ?? [];
  }

  forEach(callback: (value: string, name: string, headers: Headers) => void, self?: unknown): void {
    for (const [name, value] of this) callback.call(self, value, name, this);
  }

  keys(): HeadersIterator<string> {
    return this.#own().keys();
  }

  values(): HeadersIterator<string> {
    return this.#own().values();
  }

  entries(): HeadersIterator<[string, string]> {
    return this.#own().entries();
  }

  /** As `entries`. To have none, or one, is the most usual. */
  [Symbol.iterator](): HeadersIterator<[string, string]> {
    return this.#web === undefined && (this.#plain?.size ?? 0) < 2
      ? [...(this.#plain ?? [])][Symbol.iterator]()
      : this.entries();
  }

  [inspect.custom](): Headers {
    return new Headers(this);
  }

  /** What is in the Map, in no order; undefined where it is elsewhere. */
  static plainOf(headers: Headers): Iterable<[string, string]> | undefined {
    return #web in headers && headers.#web === undefined ? (headers.#plain ?? []) : undefined;
  }

  /** The name as it is in the Map; undefined for what is not there. */
  #keyOf(name: string): string | undefined {
    return this.#web === undefined && typeof name === "string" && plainName.test(name) ? name.toLowerCase() : undefined;
  }

  #keyFor(name: string, value: string): string | undefined {
    return typeof value === "string" && plainValue.test(value) ? this.#keyOf(name) : undefined;
  }

  #own(): Headers {
    return (this.#web ??= new Headers([...(this.#plain ?? [])]));
  }
}

/** Cookies are joined in ways of their own, or not at all; one name is no plain one in objects. */
const plainName = /^(?!(?:set-)?cookie$|__proto__$)[\w.-]+$/i;
/** Without blanks at its ends, which headers of the web do not keep. */
const plainValue = /^(?:[!-~](?:[ -~]*[!-~])?)?$/;

let isHeaders = false;

/** Headers, of the type that the platform's own have. */
export function newHeaders(): Headers {
  // Not before there is a call: to ask for `Headers` loads all of `fetch`.
  if (!isHeaders) Object.setPrototypeOf(Fields.prototype, Headers.prototype);
  isHeaders = true;
  return new Fields();
}

/** Names and values, in no order; undefined for headers that are the platform's own. */
export function plainFields(headers: Headers): Iterable<[string, string]> | undefined {
  return Fields.plainOf(headers);
}
