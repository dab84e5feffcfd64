import { RpcError } from "../call/rpc-error.ts";
import { askRegistry, readLines, readText, type RegistryHeaders, within } from "./http.ts";

/** Milliseconds that an answer may take. */
const patience = 5_000;

/** A key of etcd with its value, as text. */
export interface KeyValue {
  readonly key: string;
  readonly value: string;
}

/** A change of a key: its value now, or undefined where it is deleted. */
export interface KeyEvent {
  readonly key: string;
  readonly value: string | undefined;
}

/** What an etcd cluster is asked through its HTTP gateway: members one after the other, the next one after a failure. Source: https://etcd.io/docs/v3.5/dev-guide/api_grpc_gateway/ */
export class EtcdGateway {
  readonly #urls: readonly string[];
  readonly #headers: RegistryHeaders | undefined;
  #turn = 0;

  constructor(urls: readonly string[], headers: RegistryHeaders | undefined) {
    this.#urls = urls.map((url) => url.replace(/\/+$/, ""));
    this.#headers = headers;
  }

  /** Seconds to the id of a lease. */
  async grant(seconds: number, signal: AbortSignal): Promise<string> {
    const { ID } = await this.#ask("lease/grant", { TTL: String(seconds) }, signal);
    return textOf(ID);
  }

  /** Whether the lease still is; then it begins anew. */
  async keepAlive(lease: string, signal: AbortSignal): Promise<boolean> {
    const { result } = (await this.#ask("lease/keepalive", { ID: lease }, signal)) as {
      readonly result?: { readonly TTL?: unknown };
    };
    return Number(result?.TTL ?? 0) > 0;
  }

  async put({ key, value }: KeyValue, lease: string, signal: AbortSignal): Promise<void> {
    await this.#ask("kv/put", { key: base64(key), value: base64(value), lease }, signal);
  }

  async delete(key: string): Promise<void> {
    await this.#ask("kv/deleterange", { key: base64(key) });
  }

  /** What stands under a prefix, in the order of keys, and the revision of the store that it is of. */
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

  /** What changes under a prefix from a revision on, until `signal` aborts or the stream ends; it ends, too, where the store does not have that revision: compacted, or of a store that was lost. */
  async *watch(
    prefix: string,
    revision: bigint,
    signal: AbortSignal,
  ): AsyncGenerator<readonly KeyEvent[], void, undefined> {
    const body = {
      create_request: { key: base64(prefix), range_end: base64(endOf(prefix)), start_revision: String(revision) },
    };
    for await (const line of readLines(await this.#request("watch", body, signal))) {
      const { result, error } = JSON.parse(line) as WatchResponse;
      if (error !== undefined || result?.canceled === true || BigInt(textOf(result?.header?.revision)) + 1n < revision)
        return;
      const events = listOf(result?.events).map((event) => ({
        key: text(event?.kv?.key),
        value: event?.type === "DELETE" ? undefined : text(event?.kv?.value),
      }));
      if (events.length > 0) yield events;
    }
  }

  async #ask(path: string, body: object, signal?: AbortSignal): Promise<{ readonly [name: string]: unknown }> {
    const response = await this.#request(path, body, within(patience, signal));
    try {
      // A method that streams, as keep-alive does, gives a line for each message; it is asked for one.
      const [line] = (await readText(response)).split("\n");
      return JSON.parse(line!) as { readonly [name: string]: unknown };
    } catch (error) {
      throw new RpcError("UNAVAILABLE", `the answer of ${response.url} breaks off, or is none of etcd`, {
        cause: error,
      });
    }
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

/** JSON of another process: a list may be none, and what is in it may be nothing. */
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

function textOf(number: unknown): string {
  if (typeof number !== "string" || !/^\d{1,20}$/.test(number))
    throw new RpcError("UNAVAILABLE", "what answers is no etcd");
  return number;
}

/** The key behind all that begin with `prefix`: its last byte one higher; ours end in a slash. */
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
