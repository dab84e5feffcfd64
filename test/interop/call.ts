/* What the peers of the tests are asked to do. A call, and what came of it, are plain data, so that a peer may be a process. */

/** Metadata by name; the bytes of names that end in `-bin` are in base64. Only names that begin with `x-` count. */
export interface PlainMetadata {
  readonly [name: string]: string;
}

/** A call of `remote.Calculator`. Where both sides stream, each request follows the reply to the one before. */
export interface Call {
  readonly method: "Add" | "Multiply" | "BatchAdd" | "GenerateSequence" | "ComputeStatistics" | "StreamingCalculator";
  readonly requests: readonly object[];
  readonly metadata?: PlainMetadata;
  /** Milliseconds. Without one, the call has no deadline. */
  readonly deadline?: number;
  /** The client compresses what it sends by gzip. */
  readonly compress?: true;
}

/** What came of a call. */
export interface Outcome {
  readonly replies: readonly object[];
  /** The number of the status. */
  readonly status: number;
  /** What the status says beside its number. */
  readonly details: string;
  /** Of a call that did well: what came before the replies. */
  readonly headers: PlainMetadata;
  readonly trailers: PlainMetadata;
}

/**
 * A server of `remote.Calculator` that does its sums, but for `Multiply`, and what the metadata of a call ask for. Where it can, it compresses its replies.
 *
 * - `x-echo`, `x-echo-bin`: come back, in the headers and in the trailers.
 * - `x-do: refuse`: ends with `refusal` before it replies, and before it reads a stream.
 * - `x-do: fail`: ends with `refusal` when it has replied; where it does not stream, instead of its reply.
 * - `x-do: wait`: when it has replied, or instead, it logs `waiting METHOD with deadline` (or `without`), waits until nobody waits for it any longer, and
 *   logs `over METHOD with deadline`.
 */
export interface RunningServer {
  /** `127.0.0.1:50051` */
  readonly address: string;
  readonly log: Log;
  close(): Promise<void>;
}

/** How calls travel, and how messages are written. */
export interface Way {
  readonly protocol: "grpc" | "grpcWeb" | "connect";
  readonly codec: "proto" | "json";
}

/** A client and a server that others have made. */
export interface Peer {
  readonly name: string;
  /** Where it has several. Default: gRPC with binary messages. */
  readonly way?: Way;
  /** What the machine lacks for it. */
  missing(): string | undefined;
  /** Makes a call; `cancel` cancels it. */
  call(address: string, call: Call, cancel: AbortSignal): Promise<Outcome>;
  serve(): Promise<RunningServer>;
}

/** What a server ends a call with that is to fail. */
export const refusal = {
  status: 5,
  details: "nothing here: 100 % of ä and 漢",
  trailers: { "x-reason": "because, so", "x-reason-bin": "AP+ACg==" },
} as const;

/** What happened to handlers, in lines. */
export class Log {
  readonly #lines = new Set<string>();
  readonly #waiting = new Map<string, () => void>();

  add(line: string): void {
    this.#lines.add(line);
    this.#waiting.get(line)?.();
  }

  /** Waits for a line. */
  has(line: string): Promise<void> {
    return new Promise((resolve) => {
      if (this.#lines.has(line)) resolve();
      else this.#waiting.set(line, resolve);
    });
  }
}

/** The requests of a stream, each when the one before has its reply. */
export class Turns<T> {
  readonly #requests: readonly T[];
  #replies = 0;
  #wake = (): void => {};

  constructor(requests: readonly T[]) {
    this.#requests = requests;
  }

  replied(): void {
    this.#replies++;
    this.#wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    for (const [index, request] of this.#requests.entries()) {
      while (this.#replies < index) await new Promise<void>((resolve) => (this.#wake = resolve));
      yield request;
    }
  }
}

/** A deadline as the lines of the log name it. */
export function withDeadline(there: boolean): string {
  return there ? "with deadline" : "without deadline";
}
