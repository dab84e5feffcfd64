import { afterEach } from "vitest";

// Between tests, the event loop gets a turn. Vitest gives up on a process that does not take its replies for a minute, which a file of many synchronous tests
// would not, though each of them is short.
afterEach(() => new Promise<void>((resolve) => setImmediate(resolve)));
