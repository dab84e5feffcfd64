import { locateMissingRequired } from "../locate-value.ts";
import { decoding } from "./decode-state.ts";

/** Says that a message was left without a required field. The search for it comes from here, so that programs without such fields have none. */
export function leaveIncomplete(): void {
  decoding.incomplete = locateMissingRequired;
  decoding.unfinished = true;
}
