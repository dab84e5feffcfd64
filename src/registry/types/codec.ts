import type { MessageCodec } from "../../codec/options.ts";
import type { MessageOf, OneofsOf } from "./message.ts";
import type { IsReadable } from "./source.ts";

/** The codec of a message of a schema whose text the compiler knows, by its full name. `S` stands for the text. */
export interface SchemaCodec<Name extends string, S>
  extends MessageCodec<Readable<Name, S, false>, Readable<Name, S, true>, OneofsOf<Name, S>> {}

type Readable<Name, S, Init> =
  IsReadable<S> extends true ? (Name extends string ? MessageOf<Name, S, Init> : never) : any;
