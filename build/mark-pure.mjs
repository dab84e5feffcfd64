import MagicString from "magic-string";
import ts from "typescript";
import { withMap } from "./source-maps.mjs";

/**
 * Says of what a module makes when it is loaded that nobody misses it where nobody uses it. While each module was a file, `sideEffects: false` said so;
 * in a chunk bundlers go by the statement, and to them a call may do anything.
 */
export function markPure(code, id) {
  const initializers = ts
    .createSourceFile(id, code, ts.ScriptTarget.ES2022, true)
    .statements.filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => declarationList.declarations)
    .filter(({ name, initializer }) => ts.isIdentifier(name) && initializer !== undefined && evaluates(initializer))
    .map(({ initializer }) => initializer);
  const marked = new MagicString(code);
  for (const initializer of initializers) {
    const isPlain = isPlainCall(initializer);
    marked.prependRight(initializer.getStart(), isPlain ? "/* @__PURE__ */ " : "/* @__PURE__ */ (() => (");
    if (!isPlain) marked.appendLeft(initializer.end, "))()");
  }
  return withMap(marked);
}

/** `new Map()`, `once(() => 1)`: the mark is for what is called, and what it is given needs none. */
function isPlainCall(node) {
  return (
    (ts.isNewExpression(node) || ts.isCallExpression(node)) &&
    ts.isIdentifier(node.expression) &&
    !(node.arguments ?? []).some(evaluates)
  );
}

/** Whether an expression does more than make a literal, a function or a class. */
function evaluates(node) {
  if (ts.isFunctionLike(node) || ts.isLiteralExpression(node)) return false;
  if (
    ts.isCallExpression(node) ||
    ts.isNewExpression(node) ||
    ts.isPropertyAccessExpression(node) ||
    ts.isElementAccessExpression(node) ||
    ts.isSpreadElement(node)
  )
    return true;
  return ts.forEachChild(node, evaluates) ?? false;
}
