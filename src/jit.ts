/**
 * The compiler, for programs of generated code: modules generated with `--optimize size` are interpreted, and compiled where this is asked for.
 *
 * @module wireform/jit
 */
import { setCompiler } from "./codec/compiler-hook.ts";
import { countingEntry } from "./codec/counting-entry.ts";
import { compileEntry, isCompilable, mayEvaluate } from "./codec/jit.ts";

/**
 * Has generated types that carry no code compiled when they have been used often, so that they are as fast as loaded ones; `load` and its kin need no such call.
 * May be called at any time, more than once.
 *
 * @returns Whether this platform evaluates code. Where it does not (a Content-Security-Policy, a flag of Node, workers), nothing changes.
 */
export function enableJit(): boolean {
  if (!mayEvaluate()) return false;
  setCompiler((type, interpreted, use) => {
    use(countingEntry(interpreted, () => use(isCompilable(type.plan) ? compileEntry(type) : interpreted)));
  });
  return true;
}
