// How the suite talks to a program: messages on stdin, and on stdout.

/** Messages as the suite writes them: four bytes of length, big endian, then the message. */
export async function* readFrames(stream) {
  let buffered = Buffer.alloc(0);
  for await (const chunk of stream) {
    buffered = Buffer.concat([buffered, chunk]);
    while (buffered.length >= 4 && buffered.length >= 4 + buffered.readUInt32BE(0)) {
      const end = 4 + buffered.readUInt32BE(0);
      yield buffered.subarray(4, end);
      buffered = buffered.subarray(end);
    }
  }
}

export function writeFrame(stream, bytes) {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(bytes.length);
  return new Promise((resolve) => stream.write(Buffer.concat([head, bytes]), resolve));
}

/** Answers all messages of stdin, some at a time. */
export async function answerAll(answer) {
  process.on("SIGTERM", () => process.exit(0));
  const limit = Number(process.env.CONFORMANCE_PARALLEL ?? 8);
  const running = new Set();
  for await (const bytes of readFrames(process.stdin)) {
    const one = answer(bytes)
      .then((response) => writeFrame(process.stdout, response))
      .finally(() => running.delete(one));
    running.add(one);
    if (running.size >= limit) await Promise.race(running);
  }
  await Promise.all(running);
}
