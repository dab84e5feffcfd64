/**
 * The compiler, for programs that use generated code: modules generated with `--optimize size` are interpreted unless
 * this is called.
 *
 * @module wireform/jit
 */
import { setCompiler } from "./codec/compiler-hook.ts";
import { countingEntry } from "./codec/counting-entry.ts";
import { compileEntry, isCompilable, mayEvaluate } from "./codec/jit.ts";

/**
 * Compiles generated types that carry no code once they are used often, which makes them as fast as loaded ones. The
 * loaders (`load`, `parse` and so on) do not need this call. It may be called at any time, and more than once.
 *
 * @returns Whether this platform may evaluate code. Where it may not (a Content-Security-Policy, a flag of Node,
 * workers), nothing changes.
 */
export function enableJit(): boolean {
  if (!mayEvaluate()) return false;
  setCompiler((type, interpreted, use) => {
    use(countingEntry(interpreted, () => use(isCompilable(type.plan) ? compileEntry(type) : interpreted)));
  });
  return true;
}
