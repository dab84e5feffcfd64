import { RpcError } from "../call/rpc-error.ts";

/** The body of a request that something before us has read, without leaving what was sent. */
export const unreadable: AsyncIterable<Uint8Array> = {
  [Symbol.asyncIterator]: () => ({
    next: () =>
      Promise.reject(
        new RpcError(
          "INTERNAL",
          "a body parser has read the request, and has not left what was sent: calls must come before it",
        ),
      ),
  }),
};
