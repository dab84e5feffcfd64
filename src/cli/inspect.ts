import { annotate } from "./annotate.ts";
import type { InspectArguments } from "./arguments.ts";
import { loadWithType } from "./find-type.ts";
import { readBytes } from "./forms.ts";
import { mayColour, readInput, writeOutput } from "./host.ts";
import { layOut } from "./listing.ts";

/** Lines that are written at once. */
const batch = 500;

/** `inspect`: lists the records of a message. Bytes that are none are listed as far as they can be read, and then are an error. */
export async function inspect({ schema, input }: InspectArguments): Promise<void> {
  const descriptor = schema === undefined ? undefined : (await loadWithType(schema)).descriptor(schema.typeName);
  const bytes = readBytes(await readInput(), input);
  const listing = layOut(bytes, () => annotate(bytes, descriptor), { colour: mayColour() });
  let lines: string[] = [];
  let step = listing.next();
  for (; !step.done; step = listing.next()) {
    lines.push(step.value);
    if (lines.length < batch) continue;
    await writeOutput(`${lines.join("\n")}\n`);
    lines = [];
  }
  if (lines.length > 0) await writeOutput(`${lines.join("\n")}\n`);
  if (step.value !== undefined) throw step.value;
}
