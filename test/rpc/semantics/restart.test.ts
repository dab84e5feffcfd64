import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { Mortal } from "./mortal.ts";
import { connect, directory, failureOf } from "./support.ts";

const semantics = { semantics: "atMostOnce", attempts: 1000, initialBackoff: 50, maxBackoff: 50 } as const;

/** A server that dies after its first effect, and comes back. */
async function start(mode: "memory" | "fail" | "rerun") {
  const path = directory();
  mkdirSync(join(path, "store"));
  const mortal = new Mortal("once-server.mjs", path, mode);
  await mortal.start();
  onTestFinished(() => mortal.stop());
  const client = connect(`127.0.0.1:${mortal.port}`, { semantics });
  return { mortal, client, effects: (): string => readFileSync(join(path, "effects.txt"), "utf8") };
}

describe("atMostOnce, when the server dies between effect and reply", () => {
  test.each(["memory", "fail"] as const)(
    "%s: it is not run again, and the caller is told that nobody knows",
    async (mode) => {
      const { mortal, client, effects } = await start(mode);
      const failure = await failureOf(client.add({ a: 1, b: 2 }));
      expect(failure).toMatchObject({ code: "ABORTED" });
      expect(failure.metadata.get("wireform-outcome")).toBe("unknown");
      expect(effects()).toBe("1\n");
      expect(mortal.deaths).toBe(1);
      expect(await client.add({ a: 3, b: 4 })).toEqual({ result: 7 });
      expect(effects()).toBe("1\n3\n");
    },
  );

  test("rerun: it is run again, as the handler says that it may", async () => {
    const { mortal, client, effects } = await start("rerun");
    expect(await client.add({ a: 1, b: 2 })).toEqual({ result: 3 });
    expect(effects()).toBe("1\n1\n");
    expect(mortal.deaths).toBe(1);
  });
});

test("atMostOnce: what never left the client is no attempt that could have been forgotten", async () => {
  const { mortal, client, effects } = await start("memory");
  await failureOf(client.add({ a: 1, b: 2 }));
  await mortal.stop();
  // With connections of its own: those of the first client may not have noticed yet.
  const late = connect(`127.0.0.1:${mortal.port}`, {
    semantics,
  });
  const reply = late.add({ a: 5, b: 6 });
  expect(await failureOf(late.add({ a: 7, b: 8 }, { semantics: "maybe" }))).toMatchObject({ code: "UNAVAILABLE" });
  const again = mortal.revive();
  expect(await reply).toEqual({ result: 11 });
  await again;
  expect(effects()).toBe("1\n5\n");
});
