import type { MessageCodec } from "../../codec/options.ts";
import type { MethodType } from "../../codec/service-type.ts";
import type { SchemaCodec } from "./codec.ts";
import type { Resolve, ScopesOf } from "./resolve.ts";
import type { IndexOf } from "./source.ts";
import type { StatementsOf } from "./statements.ts";
import type { JoinDots, Normalize } from "./text.ts";

/*
 * The methods of a service: `rpc Name (Input) returns (stream Output)`.
 */

/** The methods of the service of that name, by localName. */
export type MethodsIn<Name extends string, S> = `.${Name}` extends infer Key extends keyof IndexOf<S>
  ? IndexOf<S>[Key] extends [string, "service", infer Body extends string, unknown]
    ? MethodsOf<Extract<StatementsOf<`${Body};`>[0], `rpc ${string}`>, ScopesOf<Key & string>, S>
    : never
  : never;

type MethodsOf<Texts extends string, Scopes, S, Names = NameOf<Texts>> = {
  readonly [Text in Texts as LocalName<NameOf<Text>, Names>]: Method<Normalize<Text>, Scopes, S>;
};

type NameOf<Text> = Text extends `rpc ${infer Name}(${string}` ? Normalize<Name> : never;

/** Of two with the same localName, the one that does not have it as its name keeps its name. */
type LocalName<Name extends string, Names> =
  Uncapitalize<Name> extends Exclude<Names, Name> ? Name : Uncapitalize<Name>;

type Method<Text, Scopes, S> = Text extends `rpc ${string}(${infer Input})${string}(${infer Output})${string}`
  ? Typed<Normalize<Input>, Normalize<Output>, Scopes, S>
  : never;

type Typed<Input extends string, Output extends string, Scopes, S> = MethodType<
  CodecOf<Input, Scopes, S>,
  CodecOf<Output, Scopes, S>,
  Kind<IsStream<Input>, IsStream<Output>>
>;

type Kind<Client, Server> = Client extends true
  ? Server extends true
    ? "bidiStreaming"
    : "clientStreaming"
  : Server extends true
    ? "serverStreaming"
    : "unary";

type IsStream<Text> = Text extends `stream ${string}` | `stream.${string}` ? true : false;

/** The codec of a message by its name, without the `stream` in front of it. */
type CodecOf<Text extends string, Scopes, S> =
  Resolve<
    JoinDots<Text extends `stream ${infer Name}` ? Name : Text extends `stream.${infer Name}` ? `.${Name}` : Text>,
    Scopes,
    IndexOf<S>
  > extends infer Key
    ? [Key] extends [never]
      ? MessageCodec
      : Key extends `.${infer Name}`
        ? SchemaCodec<Name, S>
        : MessageCodec
    : never;
