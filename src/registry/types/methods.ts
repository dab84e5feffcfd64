import type { MessageCodec } from "../../codec/options.ts";
import type { MethodType } from "../../codec/service-type.ts";
import type { MessageType } from "./message.ts";
import type { Resolve } from "./resolve.ts";
import type { NamedRepresentation } from "./scalars.ts";
import type { StatementsOf } from "./statements.ts";
import type { Normalize } from "./text.ts";

/*
 * The methods of a service: `rpc Name (Input) returns (stream Output)`.
 */

/** The methods of the service of that name, by localName. */
export type MethodsIn<Index, Name extends keyof Index, R extends NamedRepresentation> = Index[Name] extends [
  string,
  "service",
  infer Body extends string,
  infer Scopes,
  unknown,
]
  ? {
      readonly [S in Extract<StatementsOf<`${Body};`>, `rpc${string}`> as LocalName<Normalize<S>>]: Method<
        Normalize<S>,
        Scopes,
        Index,
        R
      >;
    }
  : never;

type LocalName<S> = S extends `rpc ${infer Name}(${string}` ? Uncapitalize<Normalize<Name>> : never;

type Method<
  S,
  Scopes,
  Index,
  R extends NamedRepresentation,
> = S extends `rpc ${string}(${infer Input})${string}(${infer Output})${string}`
  ? Typed<Normalize<Input>, Normalize<Output>, Scopes, Index, R>
  : never;

type Typed<Input extends string, Output extends string, Scopes, Index, R extends NamedRepresentation> = MethodType<
  CodecOf<Input, Scopes, Index, R>,
  CodecOf<Output, Scopes, Index, R>,
  Kind<IsStream<Input>, IsStream<Output>>
>;

type Kind<Client, Server> = Client extends true
  ? Server extends true
    ? "bidiStreaming"
    : "clientStreaming"
  : Server extends true
    ? "serverStreaming"
    : "unary";

type IsStream<S> = S extends `stream ${string}` | `stream.${string}` ? true : false;

/** The codec of a message by its name, without the `stream` in front of it. */
type CodecOf<S extends string, Scopes, Index, R extends NamedRepresentation> =
  Resolve<
    S extends `stream ${infer Name}` ? Normalize<Name> : S extends `stream.${infer Name}` ? `.${Name}` : S,
    Scopes,
    Index
  > extends infer Name
    ? [Name] extends [never]
      ? MessageCodec
      : Name extends keyof Index
        ? MessageCodec<MessageType<Index, Name, R, false>, MessageType<Index, Name, R, true>>
        : MessageCodec
    : never;
