import { wireform } from "./wireform.mjs";

export default wireform(
  "wireform-interpreter",
  "wireform where evaluating code is forbidden, with the .proto at run time",
  { engine: "interpreter" },
);
