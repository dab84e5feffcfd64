import type { ProtobufError } from "../errors.ts";
import type { MessageDescriptor } from "../schema/descriptors.ts";
import { Chunks } from "../stream/chunks.ts";
import { openSource } from "../stream/source.ts";
import { annotate, type Note } from "../inspect/annotate.ts";
import { guessSchema } from "../inspect/guess-schema.ts";
import type { InspectArguments } from "./arguments.ts";
import { loadWithType } from "./find-type.ts";
import { type BytesForm, readBytes } from "./forms.ts";
import { mayColour, readChunks, writeOutput } from "./host.ts";
import { type Heading, Listing } from "./listing.ts";
import { openInput } from "./open-input.ts";
import { partsOf, within } from "./parts.ts";
import { windowsOf } from "./windows.ts";

/** The number of notes that are laid out and written together. */
const batch = 500;

/**
 * `inspect`: lists the records of messages as they arrive. Invalid bytes are listed as far as they can be read, and
 * then reported as an error.
 */
export async function inspect({ schema, input, samples }: InspectArguments): Promise<void> {
  if (samples !== undefined) return guess(samples, input);
  const descriptor = schema === undefined ? undefined : (await loadWithType(schema)).descriptor(schema.typeName);
  const page = new Page();
  const source = readChunks(() => page.flush());
  if (input === "binary") await inspectRecords(page, source, descriptor);
  else
    for await (const { content, start, place } of partsOf(source, input, descriptor?.typeName)) {
      if (input !== "delimited") await page.list(annotate(readBytes(content, input), descriptor));
      else {
        await page.add({ heading: `${place} and has ${content.length}` });
        await page.list(annotate(content, descriptor, { start, what: place }));
      }
    }
  await page.flush();
}

/** `inspect --guess`: holds the messages of all files, because only all of them together show what the fields are. */
async function guess(files: readonly string[], input: BytesForm): Promise<void> {
  const samples: Uint8Array[] = [];
  for (const file of files.length === 0 ? [undefined] : files)
    for await (const part of partsOf(openInput(file), input))
      samples.push(within(part, () => readBytes(part.content, input)));
  await writeOutput(guessSchema(samples).text);
}

async function inspectRecords(
  page: Page,
  source: AsyncIterable<Uint8Array>,
  descriptor: MessageDescriptor | undefined,
): Promise<void> {
  const pull = openSource(source);
  try {
    for await (const window of windowsOf(new Chunks(pull))) await page.list(annotate(window.bytes, descriptor, window));
  } finally {
    await pull.stop();
  }
}

/** Notes waiting to be written to standard output. */
class Page {
  readonly #listing = new Listing({ colour: mayColour() });
  #items: (Note | Heading)[] = [];

  async add(item: Note | Heading): Promise<void> {
    this.#items.push(item);
    if (this.#items.length >= batch) await this.flush();
  }

  /** Adds all notes. Errors: the error that the notes end with. */
  async list(notes: Generator<Note, ProtobufError | undefined, undefined>): Promise<void> {
    let step = notes.next();
    for (; !step.done; step = notes.next()) await this.add(step.value);
    if (step.value === undefined) return;
    await this.flush();
    throw step.value;
  }

  async flush(): Promise<void> {
    const items = this.#items;
    if (items.length === 0) return;
    this.#items = [];
    await writeOutput(`${this.#listing.lines(items).join("\n")}\n`);
  }
}
