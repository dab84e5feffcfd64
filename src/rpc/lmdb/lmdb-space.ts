import type { Database, RootDatabase } from "lmdb";
import type { Space } from "../semantics/transact.ts";

/** Data in a database of lmdb. */
export class LmdbSpace implements Space {
  readonly #root: RootDatabase;
  readonly #data: Database<unknown, string>;

  constructor(root: RootDatabase, data: Database<unknown, string>) {
    this.#root = root;
    this.#data = data;
  }

  atomically<T>(body: () => T): Promise<T> {
    return this.#root.childTransaction(body);
  }

  read(key: string): { readonly value: unknown; readonly version: unknown } {
    return { value: this.#data.get(key), version: this.#bytes(key) };
  }

  isCurrent(key: string, version: Buffer | undefined): boolean {
    const now = this.#bytes(key);
    return now === undefined || version === undefined ? now === version : now.equals(version);
  }

  write(key: string, value: unknown): void {
    if (value === undefined) this.#data.remove(key);
    else this.#data.put(key, value);
  }

  entries(prefix: string): [string, unknown][] {
    const found: [string, unknown][] = [];
    for (const { key, value } of this.#data.getRange({ start: prefix })) {
      if (!key.startsWith(prefix)) break;
      found.push([key, value]);
    }
    return found;
  }

  #bytes(key: string): Buffer | undefined {
    const bytes = this.#data.getBinary(key);
    return bytes === undefined ? undefined : Buffer.from(bytes);
  }
}
