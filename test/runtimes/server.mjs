// The body in Node, Bun and Deno: prints the report.
import { material } from "./build/material.mjs";
import { runBody } from "./body.ts";

console.log(JSON.stringify(await runBody(material)));
