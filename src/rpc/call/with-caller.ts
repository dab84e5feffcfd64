/**
 * Extends the stack of an error to the code that awaits the call: the timer or connection that reported the failure
 * does not know it. `called` is the function that was called, which is running again because what it awaited has
 * failed. Engines without async stacks leave the stack as it is.
 *
 * Source: https://v8.dev/docs/stack-trace-api
 */
export function withCaller(error: unknown, called: (...values: any[]) => unknown): unknown {
  const place: { readonly stack?: string } = {};
  Error.captureStackTrace?.(place, called);
  const frames = place.stack?.replace(/^.*/, "") ?? "";
  // It may be frozen.
  if (error instanceof Error && !error.stack?.includes(frames.split("\n", 2).join("\n")))
    Reflect.set(error, "stack", error.stack + frames);
  return error;
}
