import type { MessageCodec } from "../codec/options.ts";
import { ProtobufError } from "../errors.ts";
import { checkOptionsObject, checkRegistry, checkType } from "../message/check-arguments.ts";
import type { Representation } from "../message/message-type.ts";
import { defaultMaxDepth, maxDepthOf } from "../message/nesting.ts";
import { Place } from "../message/place.ts";
import type { TypeRegistry } from "../plan/type-registry.ts";
import type { ToTextOptions } from "./options.ts";

/** Takes what is to be printed, and knows where in the message it stands. */
export class TextWriter {
  readonly options: ToTextOptions;
  readonly maxDepth: number;
  readonly place: Place;
  readonly typeName: string;
  /** Those of the message that is being written: the content of an Any may have its own. */
  representation: Representation;
  registry: TypeRegistry<MessageCodec> | undefined;
  private readonly pieces: string[] = [];
  private readonly separator: string;
  private readonly indent: string;
  private margin = "";

  /** Errors: INVALID_ARGUMENT for a bad `maxDepth` or `indent`. */
  constructor(codec: MessageCodec, options: ToTextOptions) {
    checkType(codec);
    checkOptionsObject(options);
    checkRegistry(options.registry);
    const { indent = 2, singleLine } = options;
    this.options = options;
    this.maxDepth = maxDepthOf(options);
    this.place = new Place(this.maxDepth);
    this.typeName = codec.typeName;
    this.representation = codec.plan.representation;
    this.registry = options.registry ?? (codec.plan.registry as TypeRegistry<MessageCodec> | undefined);
    this.separator = singleLine === true ? " " : "\n";
    this.indent = singleLine === true ? "" : indentOf(indent);
  }

  /** `name: value`. */
  print(name: string, value: string): void {
    this.pieces.push(`${this.margin}${name}: ${value}`);
  }

  /** `name {`. */
  open(name: string): void {
    this.pieces.push(`${this.margin}${name} {`);
    this.margin += this.indent;
  }

  /** `}`. */
  close(): void {
    this.margin = this.margin.slice(this.indent.length);
    this.pieces.push(`${this.margin}}`);
  }

  /** What stands before a field, by level: the separator and the white space of the level. */
  lineStarts(): readonly string[] {
    const { separator, indent, maxDepth } = this;
    const key = separator + indent;
    let starts = allStarts.get(key);
    if (starts === undefined || starts.length < maxDepth + 3) {
      starts = Array.from({ length: maxDepth + 3 }, (_, level) => separator + indent.repeat(level));
      if (key.length <= longestKept && maxDepth <= defaultMaxDepth) allStarts.set(key, starts);
    }
    return starts;
  }

  /** All that was printed. */
  finish(): string {
    const text = this.pieces.join(this.separator);
    return text === "" || this.separator === " " ? text : `${text}\n`;
  }
}

/** The line starts of the usual indents. */
const allStarts = new Map<string, readonly string[]>();
const longestKept = 9;

function indentOf(indent: string | number): string {
  if (typeof indent === "number" && Number.isInteger(indent) && indent >= 0 && indent <= 100) return " ".repeat(indent);
  if (typeof indent === "string" && /^[ \t]*$/.test(indent)) return indent;
  throw new ProtobufError("INVALID_ARGUMENT", "indent is neither white space nor a number of spaces from 0 to 100");
}
