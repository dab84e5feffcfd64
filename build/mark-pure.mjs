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
      isConstruction: isPlainConstruction(initializer),
    }));
  let marked = "";
  let position = 0;
  for (const { start, end, isConstruction } of initializers) {
    const made = code.slice(start, end);
    marked += `${code.slice(position, start)}/* @__PURE__ */ ${isConstruction ? made : `(() => (${made}))()`}`;
    position = end;
  }
  return marked + code.slice(position);
}

/** `new Map()`: the mark is for what is made, and what it is made of needs none. */
function isPlainConstruction(node) {
  return ts.isNewExpression(node) && ts.isIdentifier(node.expression) && !(node.arguments ?? []).some(evaluates);
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
