import { generatedWireform } from "./wireform.mjs";

/** Ours, generated without code: the interpreter runs the plans. */
export default generatedWireform(
  "wireform-size",
  "wireform with modules generated beforehand, for size: plans that are interpreted",
);
