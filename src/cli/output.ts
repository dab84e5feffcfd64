import { writeOutput } from "./host.ts";
import { joinBytes } from "./join-bytes.ts";

/** The fewest bytes or characters that are written to standard output at once. */
const batchSize = 65_536;

/** Collects output into large pieces: a write for each message would take longer than the message. */
export class Output {
  #pieces: (string | Uint8Array)[] = [];
  #size = 0;

  /** Adds a piece, of the same type as those before, and writes everything once there is enough. */
  async add(piece: string | Uint8Array): Promise<void> {
    this.#pieces.push(piece);
    this.#size += piece.length;
    if (this.#size >= batchSize) await this.flush();
  }

  /** Writes everything that was added. */
  async flush(): Promise<void> {
    const pieces = this.#pieces;
    if (this.#size === 0) return;
    this.#pieces = [];
    this.#size = 0;
    await writeOutput(typeof pieces[0] === "string" ? pieces.join("") : joinBytes(pieces as Uint8Array[]));
  }
}
