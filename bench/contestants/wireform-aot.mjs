import { generatedWireform } from "./wireform.mjs";

/** Ours, generated ahead of time. Nothing is parsed or compiled at run time. */
export default generatedWireform("wireform-aot", "wireform with modules generated beforehand, for speed");
