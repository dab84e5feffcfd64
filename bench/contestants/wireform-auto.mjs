import { wireform } from "./wireform.mjs";

/** Ours as it comes, which interprets first: for the cold start only. */
export default wireform(
  "wireform-auto",
  "wireform as it comes: interprets first, generates code for what is used often",
  {},
);
