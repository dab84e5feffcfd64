/** Bytes of a request that are read when it has its answer, at most. */
export const maxDrainBytes: number = 1024 * 1024;

/** Reads what is still sent after the answer, so that the connection can be used again, and the answer is not lost with it; but not without end. */
export async function drain(body: Required<Pick<AsyncIterator<Uint8Array>, "next" | "return">>): Promise<void> {
  try {
    for (let length = 0; length <= maxDrainBytes; ) {
      const { done, value } = await body.next();
      if (done === true) return;
      length += value.length;
    }
    await body.return();
  } catch {
    // It was closed: that is an end, too.
  }
}
