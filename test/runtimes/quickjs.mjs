// The body in QuickJS, a small engine that has nothing of the web: no TextDecoder, no streams, no console. Prints the report.
import { readFileSync } from "node:fs";
import { getQuickJS } from "quickjs-emscripten";

const quickjs = await getQuickJS();
const runtime = quickjs.newRuntime({ maxStackSizeBytes: 4 * 1024 * 1024 });
const context = runtime.newContext();

function evaluate(code) {
  return context.unwrapResult(context.evalCode(code));
}

evaluate(readFileSync(new URL("build/page.js", import.meta.url), "utf8"));
evaluate("report.then((is) => (globalThis.told = JSON.stringify(is)), (error) => (globalThis.told = error.stack))");
context.unwrapResult(runtime.executePendingJobs());
console.log(context.getString(evaluate("String(told)")));
process.exit();
