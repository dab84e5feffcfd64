import { wireform } from "./wireform.mjs";

export default wireform("wireform-jit", "wireform with the .proto at run time, code generated in the process", {
  engine: "jit",
});
