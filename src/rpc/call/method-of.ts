/** A method of an object by name: its own, or of its class. What every object or function has by itself (`constructor`, `toString`) is none. */
export function methodOf(object: object, name: string): unknown {
  for (
    let each: object | null = object;
    each !== null && !isBuiltIn(each, object);
    each = Object.getPrototypeOf(each) as object | null
  ) {
    if (!Object.hasOwn(each, name)) continue;
    const method: unknown = Reflect.get(each, name, object);
    const isClassItself =
      each !== object && name === "constructor" && typeof method === "function" && method.prototype === each;
    if (!isClassItself) return method;
  }
  return undefined;
}

/** Object.prototype and Function.prototype, of whatever realm. */
function isBuiltIn(prototype: object, object: object): boolean {
  if (prototype === object) return false;
  return (
    Object.hasOwn(prototype, "isPrototypeOf") || (typeof prototype === "function" && Object.hasOwn(prototype, "apply"))
  );
}
