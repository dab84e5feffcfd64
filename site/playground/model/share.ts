import { emptyState, type PlaygroundState, stateOf } from "./state.ts";
import { fromBase64, toBase64 } from "./library.ts";

/*
 * A state as the fragment of a URL, which browsers send to nobody: `#v1.z.` (deflated) or `#v1.j.` (as it is), and JSON in base64url.
 */

const version = "v1";
/** Characters of a fragment: what mail and chat programs still pass on. */
export const longestFragment: number = 60_000;
/** Bytes of JSON that a fragment may unfold to. */
export const largestState: number = 4 * 1024 * 1024;

/** Why a fragment is no state. */
export class BadFragment extends Error {}

/** The fragment of a state, without `#`; undefined where it would be longer than `longestFragment`. */
export async function writeFragment(state: PlaygroundState): Promise<string | undefined> {
  const json = new TextEncoder().encode(JSON.stringify(withoutDefaults(state)));
  const deflated = typeof CompressionStream === "undefined" ? undefined : await deflate(json);
  const [form, bytes] = deflated === undefined ? ["j", json] : ["z", deflated];
  const fragment = `${version}.${form}.${toBase64(bytes).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "")}`;
  return fragment.length > longestFragment ? undefined : fragment;
}

/** The state of a fragment, with or without `#`. Throws BadFragment. */
export async function readFragment(fragment: string): Promise<PlaygroundState> {
  const [found, form, text] = fragment.replace(/^#/, "").split(".");
  if (found !== version) {
    const isNewer = /^v\d+$/.test(found ?? "");
    throw new BadFragment(isNewer ? `This link is of another version (${found}).` : "This is not a link to a state.");
  }
  const bytes = fromBase64(text ?? "");
  if (bytes === undefined || bytes.length === 0) throw new BadFragment("This link is incomplete or damaged.");
  return parseState(form === "z" ? await inflate(bytes) : bytes);
}

/** Tells whether a fragment means to be a state: others are anchors of the page. */
export function isStateFragment(fragment: string): boolean {
  return /^#?v\d+\./.test(fragment);
}

function parseState(bytes: Uint8Array): PlaygroundState {
  try {
    return stateOf(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)));
  } catch {
    throw new BadFragment("This link is incomplete or damaged.");
  }
}

function withoutDefaults(state: PlaygroundState): Partial<PlaygroundState> {
  const isOwn = ([name, value]: [string, unknown]): boolean => value !== emptyState[name as keyof PlaygroundState];
  return Object.fromEntries(Object.entries(state).filter(isOwn));
}

function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer> | undefined> {
  return collect(new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw")), Infinity);
}

async function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  if (typeof DecompressionStream === "undefined") throw new BadFragment("This browser cannot read compressed links.");
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const inflated = await collect(stream, largestState).catch(() => {
    throw new BadFragment("This link is incomplete or damaged.");
  });
  if (inflated === undefined) throw new BadFragment("This link holds more than the playground takes.");
  return inflated;
}

/** All bytes of a stream; undefined if there are more than `most`. */
async function collect(stream: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = stream.getReader();
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    length += step.value.length;
    if (length > most) {
      await reader.cancel();
      return undefined;
    }
    chunks.push(step.value);
  }
  const joined = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    joined.set(chunk, offset);
    offset += chunk.length;
  }
  return joined;
}
