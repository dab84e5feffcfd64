import { wireform } from "./wireform.mjs";

/** Ours with `bytes` fields as views into the input, which is what most peers always give. */
export default {
  ...wireform(
    "wireform-views",
    "wireform with bytes as views into the input, as most peers give them",
    { engine: "jit" },
    { bytes: "view" },
  ),
  onlyCases: ["blob"],
};
