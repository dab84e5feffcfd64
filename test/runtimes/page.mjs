// The body in a page. It starts by itself: what a debugger starts may evaluate code whatever the page says.
import { material } from "./build/material.mjs";
import { runBody } from "./body.ts";

globalThis.report = runBody(material);
