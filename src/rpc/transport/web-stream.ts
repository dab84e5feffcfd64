import { leave } from "../protocol/http.ts";

/**
 * Parts as a web stream, which requests the next one when there is room. `onCancel` is called when the reader stops.
 * Source: https://streams.spec.whatwg.org
 */
export function streamOf(parts: AsyncIterator<Uint8Array>, onCancel: () => void = ignore): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await parts.next();
          if (done === true) controller.close();
          else controller.enqueue(value);
        } catch (error) {
          controller.error(error);
        }
      },
      cancel() {
        leave(parts);
        onCancel();
      },
    },
    { highWaterMark: 0 },
  );
}

function ignore(): void {}
