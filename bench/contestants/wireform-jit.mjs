import { wireform } from "./wireform.mjs";

export default wireform("wireform-jit", { engine: "jit" });
