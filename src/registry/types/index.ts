import type { MessageCodec } from "../../codec/options.ts";
import type { Methods } from "../../codec/service-type.ts";
import type { SchemaCodec } from "./codec.ts";
import type { MethodsIn } from "./methods.ts";
import type { FromText, IsReadable, NamesIn } from "./source.ts";

/*
 * Types straight from the text of a `.proto`: what `parse` gives for a literal, and `load` for a type that `wireform generate --types-only` has written.
 */

export type { SchemaCodec } from "./codec.ts";
export type { Message, MessageInput, OneofMessage, OneofMessageInput } from "./message.ts";
export type { FromText, SourceOf } from "./source.ts";

/** A schema whose types have been generated: the interface that `wireform generate --types-only` writes. */
export interface GeneratedTypes {
  /** By full name: what decode gives, and what encode takes. */
  readonly messages: {
    readonly [typeName: string]: {
      /** What decode gives. */
      readonly type: any;
      /** What encode takes. */
      readonly init: any;
      /** The members of each oneof, by its name. */
      readonly oneofs?: any;
    };
  };
  /** The numbers of each enum, by its full name. */
  readonly enums: { readonly [typeName: string]: number };
  /** The methods of each service, by its full name. */
  readonly services?: { readonly [typeName: string]: Methods };
}

type IsAny<S> = 0 extends 1 & S ? true : false;

/** The names of the messages of a schema. */
export type MessageName<S> = NameOf<S, "message", "messages">;
/** The names of the enums of a schema. */
export type EnumName<S> = NameOf<S, "enum", "enums">;
/** The names of the services of a schema. */
export type ServiceName<S> = NameOf<S, "service", "services">;

type NameOf<S, Kind, Key> =
  IsAny<S> extends true
    ? string
    : S extends FromText<any>
      ? NamesIn<S, Kind> & string
      : Key extends keyof S
        ? keyof NonNullable<S[Key]> & string
        : string;

/** The methods of a service of a schema. */
export type MethodsOf<S, N extends string> =
  IsAny<S> extends true
    ? Methods
    : S extends FromText<any>
      ? IsReadable<S> extends true
        ? MethodsIn<N, S> extends infer M extends Methods
          ? M
          : Methods
        : Methods
      : S extends { readonly services: { readonly [Name in N]: infer M extends Methods } }
        ? M
        : Methods;

/** The codec of a message of a schema. */
export type CodecOf<S, N extends string> =
  IsAny<S> extends true
    ? MessageCodec
    : S extends FromText<any>
      ? SchemaCodec<N, S>
      : S extends GeneratedTypes
        ? GeneratedCodec<S["messages"][N]>
        : MessageCodec;

type GeneratedCodec<M> = M extends { readonly type: infer T; readonly init: infer TInit }
  ? MessageCodec<T, TInit, M extends { readonly oneofs: infer Oneofs } ? Oneofs : any>
  : MessageCodec;
