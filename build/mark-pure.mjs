import ts from "typescript";

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
    .map(({ initializer }) => ({
      start: initializer.getStart(),
      end: initializer.end,
      isPlain: isPlainCall(initializer),
    }));
  let marked = "";
  let position = 0;
  for (const { start, end, isPlain } of initializers) {
    const made = code.slice(start, end);
    marked += `${code.slice(position, start)}/* @__PURE__ */ ${isPlain ? made : `(() => (${made}))()`}`;
    position = end;
  }
  return marked + code.slice(position);
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
