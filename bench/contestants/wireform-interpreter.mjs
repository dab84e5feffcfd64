import { wireform } from "./wireform.mjs";

export default wireform("wireform-interpreter", { engine: "interpreter" });
