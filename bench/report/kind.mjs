import { baseline, own } from "../contestants/index.mjs";

/** The class of the style sheet that a contestant is drawn in. */
export function kindOf(contestant) {
  if (contestant === own[0]) return "ours";
  if (contestant.startsWith("wireform")) return "ours-second";
  return contestant === baseline ? "baseline" : "peer";
}
