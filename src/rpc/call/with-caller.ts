/**
 * Has the stack of an error go on to those who wait for the call: a timer or a connection, which said that it failed, knows nothing of them. `called` is the function that they called, which runs
 * again since what it awaited has failed. Engines without stacks of what is awaited leave it as it is.
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
