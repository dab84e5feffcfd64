import type { MessageCodec } from "../codec/options.ts";
import { type ErrorCode, isProtobufError, ProtobufError } from "../errors.ts";
import { checkCount, checkOptionsObject, checkRegistry, checkType } from "../message/check-arguments.ts";
import { describeValue } from "../message/describe.ts";
import { MemoryBudget, memoryText } from "../message/memory-budget.ts";
import type { Representation } from "../message/message-type.ts";
import { startNesting } from "../message/nesting.ts";
import { formatPath, type PathStep } from "../message/path.ts";
import type { TypeRegistry } from "../plan/type-registry.ts";
import type { FromTextOptions } from "./options.ts";
import { Tokenizer } from "./tokenizer.ts";

/** Where the reading of a text stands: the token, the path of the field, the depth. Errors thrown through it carry all of that. */
export class TextReader {
  readonly tokens: Tokenizer;
  readonly options: FromTextOptions;
  readonly maxDepth: number;
  readonly steps: PathStep[] = [];
  /** Those of the message that is being read: the content of an Any may have its own. */
  representation: Representation;
  registry: TypeRegistry<MessageCodec> | undefined;
  private readonly memory: MemoryBudget;
  private readonly typeName: string;
  private readonly text: string;
  private depth = 0;

  /**
   * Errors: INVALID_TYPE if `text` is not a string, INVALID_ARGUMENT for a bad `maxDepth` or `maxMemory`, INVALID_TEXT.
   */
  constructor(codec: MessageCodec, text: string, options: FromTextOptions) {
    checkType(codec);
    checkOptionsObject(options);
    checkRegistry(options.registry);
    checkCount("maxMemory", options.maxMemory);
    this.memory = new MemoryBudget(options.maxMemory, () => text.length);
    this.typeName = codec.typeName;
    this.text = text;
    this.options = options;
    this.maxDepth = startNesting(options.maxDepth).maxDepth;
    this.representation = codec.plan.representation;
    this.registry = options.registry ?? (codec.plan.registry as TypeRegistry<MessageCodec> | undefined);
    if (typeof text !== "string")
      throw new ProtobufError(
        "INVALID_TYPE",
        `cannot read text of ${codec.typeName}: expected a string, got ${describeValue(text)}`,
        { typeName: codec.typeName },
      );
    this.tokens = new Tokenizer(text, (offset, code, reason) => this.failAt(offset, code, reason));
  }

  /** Goes into a message, a map entry or a value that is skipped. Errors: LIMIT_EXCEEDED. */
  enter(): void {
    if (this.depth > this.maxDepth)
      this.fail("LIMIT_EXCEEDED", `more than ${this.maxDepth} levels of nesting (maxDepth)`);
    this.depth++;
  }

  /** Goes back out. */
  leave(): void {
    this.depth--;
  }

  /** Takes `size` estimated bytes for a value that is made here. Errors: LIMIT_EXCEEDED. */
  charge(size: number): void {
    if (!this.memory.take(size)) this.fail("LIMIT_EXCEEDED", memoryText);
  }

  /** An error at the token. */
  fail(code: ErrorCode, reason: string): never {
    this.failAt(this.tokens.start, code, reason);
  }

  /** An error at an offset into the text. */
  failAt(offset: number, code: ErrorCode, reason: string, innerPath = "", cause?: unknown): never {
    const lines = this.text.slice(0, offset).split("\n");
    const line = lines.length;
    const column = lines.at(-1)!.length + 1;
    const outer = formatPath(this.steps);
    const path = outer === "" || innerPath === "" ? outer + innerPath : `${outer}.${innerPath}`;
    const where = `${path === "" ? "" : `${path} `}at line ${line}, column ${column}`;
    throw new ProtobufError(code, `cannot read text of ${this.typeName}: ${where}: ${reason}`, {
      typeName: this.typeName,
      path,
      offset,
      line,
      column,
      cause,
    });
  }

  /** Calls something that does not know the place: its errors get it, `offset` into the text. */
  run<Result>(offset: number, action: () => Result): Result {
    try {
      return action();
    } catch (error) {
      if (!isProtobufError(error)) throw error;
      return this.failAt(offset, error.code, error.message, error.path, error);
    }
  }
}
