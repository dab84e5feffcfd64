/**
 * A method of an object by name, from the object or its class. What every object or function has (`constructor`,
 * `toString`) does not count.
 */
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

/** Whether it is Object.prototype or Function.prototype of any realm. */
function isBuiltIn(prototype: object, object: object): boolean {
  if (prototype === object) return false;
  return (
    Object.hasOwn(prototype, "isPrototypeOf") || (typeof prototype === "function" && Object.hasOwn(prototype, "apply"))
  );
}
