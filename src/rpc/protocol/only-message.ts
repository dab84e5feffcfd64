import { RpcError } from "../call/rpc-error.ts";

/** Messages as bytes, to be read once. */
export interface Messages extends AsyncIterable<Uint8Array> {
  /** Gives the first that `take` makes of a message; where it makes nothing of any, what there is at the end. To ask for each message, and then for the end, costs 6% of a short call (measure `calls`). */
  read<T>(take: (message: Uint8Array) => T | undefined, atEnd: () => T): Promise<T>;
}

/** Messages of which there is one. */
export function oneMessage(bytes: () => Uint8Array | Promise<Uint8Array>): Messages {
  return {
    read: async (take, atEnd) => take(await bytes()) ?? atEnd(),
    async *[Symbol.asyncIterator]() {
      yield bytes();
    },
  };
}

/**
 * Reads the one message that an answer, or a request, is to have. The message is decoded before it is known whether there are more.
 *
 * Errors: UNIMPLEMENTED for another number of messages; what `decode` and the messages throw.
 */
export function onlyMessage<T>(messages: Messages, decode: (bytes: Uint8Array) => T): Promise<T> {
  let found: { readonly is: T } | undefined;
  return messages.read<T>(
    (message) => {
      if (found !== undefined) throw new RpcError("UNIMPLEMENTED", "another message came");
      found = { is: decode(message) };
      return undefined;
    },
    () => {
      if (found === undefined) throw new RpcError("UNIMPLEMENTED", "no message came");
      return found.is;
    },
  );
}
