export { mountPlayground } from "./ui/playground.ts";
