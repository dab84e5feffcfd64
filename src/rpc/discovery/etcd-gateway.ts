import { RpcError } from "../call/rpc-error.ts";
import { askRegistry, readLines, readText, type RegistryHeaders } from "./http.ts";
import { Patience, within } from "./patience.ts";

/** The longest time for an answer, in milliseconds. */
const patience = 5_000;

/** A key of etcd with its value, as text. */
export interface KeyValue {
  readonly key: string;
  readonly value: string;
}

/** A change of a key: its value now, or undefined if it is deleted. */
export interface KeyEvent {
  readonly key: string;
  readonly value: string | undefined;
}

/**
 * Requests to an etcd cluster through its HTTP gateway: to one member, and to the next one after a failure. Source:
 * https://etcd.io/docs/v3.5/dev-guide/api_grpc_gateway/
 */
export class EtcdGateway {
  readonly #urls: readonly string[];
  readonly #headers: RegistryHeaders | undefined;
  #turn = 0;

  constructor(urls: readonly string[], headers: RegistryHeaders | undefined) {
    this.#urls = urls.map((url) => url.replace(/\/+$/, ""));
    this.#headers = headers;
  }

  /** Makes a lease of this many seconds and returns its id. */
  async grant(seconds: number, signal: AbortSignal): Promise<string> {
    const { ID } = await this.#ask("lease/grant", { TTL: String(seconds) }, signal);
    return textOf(ID);
  }

  /** Renews a lease; false if it no longer exists. */
  async keepAlive(lease: string, signal: AbortSignal): Promise<boolean> {
    const { result } = (await this.#ask("lease/keepalive", { ID: lease }, signal)) as {
      readonly result?: { readonly TTL?: unknown };
    };
    return Number(result?.TTL ?? 0) > 0;
  }

  async put(entry: KeyValue, lease: string, signal: AbortSignal): Promise<void> {
    await this.#ask("kv/put", putOf(entry, lease), signal);
  }

  /** Puts a key that does not exist. */
  async putIfAbsent(entry: KeyValue, lease: string, signal: AbortSignal): Promise<void> {
    const isAbsent = { key: base64(entry.key), target: "VERSION", result: "EQUAL", version: "0" };
    await this.#ask("kv/txn", { compare: [isAbsent], success: [{ request_put: putOf(entry, lease) }] }, signal);
  }

  async delete(key: string): Promise<void> {
    await this.#ask("kv/deleterange", { key: base64(key) });
  }

  /** The entries under a prefix, in the order of keys, and the revision of the store. */
  async range(
    prefix: string,
    signal: AbortSignal,
  ): Promise<{ readonly entries: readonly KeyValue[]; readonly revision: bigint }> {
    const { kvs, header } = (await this.#ask(
      "kv/range",
      { key: base64(prefix), range_end: base64(endOf(prefix)) },
      signal,
    )) as RangeResponse;
    return {
      entries: listOf(kvs).map((kv) => ({ key: text(kv?.key), value: text(kv?.value) })),
      revision: BigInt(textOf(header?.revision)),
    };
  }

  /**
   * The changes under a prefix from a revision on, until `signal` aborts, the stream ends or nothing has come for
   * `silence` milliseconds. It also ends if the store does not have that revision: compacted, or from a store that was
   * lost.
   */
  async *watch(
    prefix: string,
    revision: bigint,
    silence: number,
    signal: AbortSignal,
  ): AsyncGenerator<readonly KeyEvent[], void, undefined> {
    const body = {
      create_request: { key: base64(prefix), range_end: base64(endOf(prefix)), start_revision: String(revision) },
    };
    const waiting = new Patience(silence, signal);
    try {
      const response = await this.#request("watch", body, waiting.signal);
      for await (const line of readLines(response, waiting.signal)) {
        const events = eventsOf(line, revision);
        if (events === undefined) return;
        waiting.renew();
        if (events.length > 0) yield events;
      }
    } catch (error) {
      // Silence is not a failure: everything is read again.
      if (signal.aborted || !waiting.signal.aborted) throw error;
    } finally {
      waiting.end();
    }
  }

  #ask(path: string, body: object, signal?: AbortSignal): Promise<{ readonly [name: string]: unknown }> {
    return within(patience, signal, async (own) => {
      const response = await this.#request(path, body, own);
      try {
        // A streaming method such as keep-alive sends a line per message; one is read.
        const [line] = (await readText(response, own)).split("\n");
        return JSON.parse(line!) as { readonly [name: string]: unknown };
      } catch (error) {
        throw new RpcError("UNAVAILABLE", `the answer of ${response.url} breaks off, or is none of etcd`, {
          cause: error,
        });
      }
    });
  }

  async #request(path: string, body: object, signal: AbortSignal): Promise<Response> {
    const url = this.#urls[this.#turn % this.#urls.length]!;
    try {
      return await askRegistry({ method: "POST", url: `${url}/v3/${path}`, headers: this.#headers, body, signal });
    } catch (error) {
      this.#turn++;
      throw error;
    }
  }
}

interface Entry {
  readonly key?: unknown;
  readonly value?: unknown;
}

/** JSON from another process: a list may not be a list, and its items may be anything. */
type ListOf<T> = readonly (T | null | undefined)[];

interface Header {
  readonly revision?: unknown;
}

interface RangeResponse {
  readonly kvs?: ListOf<Entry>;
  readonly header?: Header;
}

interface WatchResponse {
  readonly result?: {
    readonly header?: Header;
    readonly canceled?: boolean;
    readonly events?: ListOf<{ readonly type?: unknown; readonly kv?: Entry | null }>;
  } | null;
  readonly error?: unknown;
}

function putOf({ key, value }: KeyValue, lease: string): object {
  return { key: base64(key), value: base64(value), lease };
}

/** The changes in one line of a watch; undefined if the watch is over. */
function eventsOf(line: string, revision: bigint): readonly KeyEvent[] | undefined {
  const { result, error } = JSON.parse(line) as WatchResponse;
  if (error !== undefined || result?.canceled === true || BigInt(textOf(result?.header?.revision)) + 1n < revision)
    return undefined;
  return listOf(result?.events).map((event) => ({
    key: text(event?.kv?.key),
    value: event?.type === "DELETE" ? undefined : text(event?.kv?.value),
  }));
}

function textOf(number: unknown): string {
  if (typeof number !== "string" || !/^\d{1,20}$/.test(number))
    throw new RpcError("UNAVAILABLE", "what answers is no etcd");
  return number;
}

/** The key after all keys that begin with `prefix`: the last byte is one higher; our prefixes end in a slash. */
function endOf(prefix: string): string {
  return prefix.slice(0, -1) + String.fromCharCode(prefix.charCodeAt(prefix.length - 1) + 1);
}

function base64(from: string): string {
  return Buffer.from(from).toString("base64");
}

function text(from: unknown): string {
  return typeof from === "string" ? Buffer.from(from, "base64").toString() : "";
}

function listOf<T>(list: ListOf<T> | undefined): ListOf<T> {
  return Array.isArray(list) ? list : [];
}
