import { guessSchema } from "./library.ts";
import { type Problem, problemsOf } from "./problems.ts";

/** The text of a `.proto` that a message may be of, going by its bytes alone; or why there is none. */
export interface Guessed {
  readonly schema: string | undefined;
  readonly problems: readonly Problem[];
}

export function guessFrom(bytes: Uint8Array): Guessed {
  try {
    return { schema: guessSchema([bytes]).text, problems: [] };
  } catch (error) {
    return { schema: undefined, problems: problemsOf(error) };
  }
}
