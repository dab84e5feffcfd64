import { ProtobufError } from "../../errors.ts";

/** Messages that are iterated once: a second time they would look like a stream that has none. Errors: INVALID_ARGUMENT for that. */
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
