import { wireform } from "./wireform.mjs";

/** Ours with `bytes` fields as views into the input, which is what most peers always give. */
export default { ...wireform("wireform-views", { engine: "jit" }, { bytes: "view" }), onlyCases: ["blob"] };
