/**
 * Lets the tasks of a tinybench Bench take turns, one iteration each, in an order that rotates from round to round: what the machine does to one it does to all,
 * and nobody always follows the same neighbour. Of its own tinybench runs a task to its end before the next one, or (`concurrency: "bench"`) starts all of them
 * at once and leaves their order to the queue of promises. Here they are started at once, too; then each waits in its hook `beforeEach` until it is called.
 */
export class Turns {
  #members = [];
  #waiting = new Map();
  #line = [];
  #round = 0;

  /** Each phase of the bench, the warm-up and the run, begins with all tasks. */
  follow(bench) {
    for (const phase of ["warmup", "start"])
      bench.addEventListener(phase, () => {
        this.#members = bench.tasks;
        this.#round = 0;
      });
  }

  /** The options of each task. */
  get hooks() {
    const turns = this;
    return {
      beforeEach() {
        return new Promise((resolve) => {
          turns.#waiting.set(this, resolve);
          turns.#begin();
        });
      },
      afterEach() {
        turns.#next();
      },
      afterAll() {
        turns.#members = turns.#members.filter((task) => task !== this);
        turns.#begin();
      },
    };
  }

  /** A round begins when every task that has not ended is waiting. */
  #begin() {
    if (this.#waiting.size < this.#members.length) return;
    const first = this.#members.length === 0 ? 0 : this.#round++ % this.#members.length;
    this.#line = [...this.#members.slice(first), ...this.#members.slice(0, first)].map((task) =>
      this.#waiting.get(task),
    );
    this.#waiting.clear();
    this.#next();
  }

  #next() {
    this.#line.shift()?.();
  }
}
