import { ProtobufError } from "../../errors.ts";

/**
 * Messages that can be iterated only once: a second time the stream would look empty. Errors: INVALID_ARGUMENT for
 * that.
 */
export function once<T>(messages: AsyncGenerator<T, void, undefined>): AsyncIterableIterator<T> {
  let isTaken = false;
  return {
    next: () => messages.next(),
    return: () => messages.return(),
    throw: (error) => messages.throw(error),
    [Symbol.asyncIterator]() {
      if (isTaken) throw new ProtobufError("INVALID_ARGUMENT", "the messages of a stream can be iterated once");
      isTaken = true;
      return messages;
    },
  };
}
