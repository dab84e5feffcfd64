import { type ByteFormat, readByteText } from "./byte-text.ts";
import { annotate, fromJsonString, fromText, type MessageCodec, toJsonString, toText } from "./library.ts";
import { type Problem, problemsOf } from "./problems.ts";
import { isUnknown, noRecords, type Records, RecordsBuilder, type Row, RowReader } from "./records.ts";
import { noSchema, type ReadSchema, readSchema } from "./schema-text.ts";

/** The pane that was edited last: the others follow from it. */
export type Source =
  | { readonly kind: "bytes"; readonly bytes: Uint8Array }
  | { readonly kind: ByteFormat | "json" | "text"; readonly text: string };

export interface InspectRequest {
  readonly schema: string;
  /** Full name of the message type; "" for the default one. */
  readonly type: string;
  readonly source: Source;
}

/** A text that may have been cut. */
export interface Shown {
  readonly text: string;
  /** Characters of the whole. */
  readonly length: number;
}

/** What one step of an inspection has found. */
export type Update =
  | {
      readonly part: "schema";
      readonly problems: readonly Problem[];
      readonly types: readonly string[];
      readonly type: string;
    }
  /** The source cannot be read: nothing follows. */
  | { readonly part: "source"; readonly problems: readonly Problem[] }
  | { readonly part: "bytes"; readonly bytes: Uint8Array }
  /** Undefined without a schema, or with a problem. */
  | { readonly part: "json" | "text"; readonly shown: Shown | undefined; readonly problems: readonly Problem[] }
  /** So many bytes have been annotated. */
  | { readonly part: "progress"; readonly done: number }
  | { readonly part: "records"; readonly records: Records; readonly hasUnknown: boolean; readonly problem: string };

/** Records that are annotated before others may have their turn. */
export const recordsInSlice: number = 20_000;
/** Characters of JSON and text format that are shown. */
export const mostTextShown: number = 200_000;

/** Inspects one message after the other. It holds the last one, to describe its records when they are asked for. */
export class Session {
  #schemaText = "";
  #schema: ReadSchema = noSchema;
  #bytes: Uint8Array = new Uint8Array(0);
  #rows = new RowReader(this.#bytes, noRecords, undefined, undefined);

  /** The bytes of the last message. */
  get bytes(): Uint8Array {
    return this.#bytes;
  }

  /** Works in steps: the caller lets others have their turn between them, and may leave off. */
  *inspect({ schema, type, source }: InspectRequest): Generator<Update, void, undefined> {
    const read = this.#readSchema(schema);
    const typeName = read.types.includes(type) ? type : read.defaultType;
    yield { part: "schema", problems: read.problems, types: read.types, type: typeName };
    if (read.problems.length > 0) return;
    const codec = typeName === "" ? undefined : (read.schema?.message(typeName) as MessageCodec | undefined);
    const bytes = readSource(source, codec);
    if (!(bytes instanceof Uint8Array)) return yield { part: "source", problems: bytes };
    yield { part: "source", problems: [] };
    yield { part: "bytes", bytes };
    yield* this.#annotate(bytes, typeName);
    yield* writeForms(bytes, codec);
  }

  /** Describes records of the last message. */
  rows(from: number, to: number): Row[] {
    return this.#rows.rows(from, to);
  }

  #readSchema(text: string): ReadSchema {
    if (text !== this.#schemaText) this.#schema = readSchema(text);
    this.#schemaText = text;
    return this.#schema;
  }

  *#annotate(bytes: Uint8Array, typeName: string): Generator<Update, void, undefined> {
    const descriptor = typeName === "" ? undefined : this.#schema.schema?.descriptor(typeName);
    const builder = new RecordsBuilder();
    let inSlice = 0;
    for (const note of annotate(bytes, descriptor)) {
      builder.add(note, descriptor !== undefined);
      if (++inSlice < recordsInSlice) continue;
      inSlice = 0;
      yield { part: "progress", done: note.start };
    }
    const records = builder.finish();
    this.#bytes = bytes;
    this.#rows = new RowReader(bytes, records, descriptor, builder.problem);
    const hasUnknown = records.flags.some((flags) => (flags & isUnknown) !== 0);
    yield { part: "records", records, hasUnknown, problem: builder.problem?.value ?? "" };
  }
}

/** The bytes of a source, or what is wrong with it. */
function readSource(source: Source, codec: MessageCodec | undefined): Uint8Array | readonly Problem[] {
  if (source.kind === "bytes") return source.bytes;
  const { kind, text } = source;
  if (kind === "hex" || kind === "base64") {
    const { bytes, problem } = readByteText(text, kind);
    return bytes ?? [{ line: undefined, column: undefined, message: problem }];
  }
  if (codec === undefined) return [{ line: undefined, column: undefined, message: "This needs a schema." }];
  try {
    return codec.encode(kind === "json" ? fromJsonString(codec, text) : fromText(codec, text), { exact: true });
  } catch (error) {
    return problemsOf(error);
  }
}

function* writeForms(bytes: Uint8Array, codec: MessageCodec | undefined): Generator<Update, void, undefined> {
  let message: unknown;
  try {
    message = codec?.decode(bytes);
  } catch (error) {
    const problems = problemsOf(error);
    yield { part: "json", shown: undefined, problems };
    yield { part: "text", shown: undefined, problems };
    return;
  }
  const write = (part: "json" | "text", form: (codec: MessageCodec) => string): Update => {
    try {
      return { part, shown: codec && cut(form(codec)), problems: [] };
    } catch (error) {
      return { part, shown: undefined, problems: problemsOf(error) };
    }
  };
  yield write("json", (given) => toJsonString(given, message, { indent: 2 }));
  yield write("text", (given) => toText(given, message));
}

function cut(text: string): Shown {
  return { text: text.slice(0, mostTextShown), length: text.length };
}
