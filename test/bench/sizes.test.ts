import { describe, expect, test } from "vitest";

/*
 * What generated code takes is committed, in bench/sizes.json, and in the table of docs/size.md that is made of it. Bytes do not depend on the machine.
 */

interface Row {
  readonly title: string;
  readonly cells: { readonly [library: string]: number };
}

const bench = (path: string): Promise<any> => import(new URL(`../../bench/${path}.mjs`, import.meta.url).href);
const { installed } = await bench("install");
const peersAreThere: boolean = installed();
const { committed, measureBytes } = await bench("sizes");
const { libraries } = await bench("sizes/libraries");

/** A size may be this much of what is committed; who makes one smaller, or has a reason to make it larger, runs `node bench/sizes.mjs`. */
const most = 1.02;

describe.skipIf(!peersAreThere)(
  `sizes of generated code${peersAreThere ? "" : " (needs npm run bench:install)"}`,
  () => {
    test("are at most 2% above those in bench/sizes.json", async () => {
      const ours = libraries.filter(({ name }: { name: string }) => name.startsWith("wireform"));
      const known = new Map((committed().exact as Row[]).map(({ title, cells }) => [title, cells]));
      const measured: Row[] = await measureBytes(ours);
      expect(measured.length).toBe(known.size);
      const grown = measured.flatMap(({ title, cells }) =>
        Object.entries(cells)
          .filter(([library, bytes]) => !(bytes <= known.get(title)![library]! * most))
          .map(
            ([library, bytes]) => `${title}, ${library}: ${bytes} bytes, ${known.get(title)![library]} are committed`,
          ),
      );
      expect(grown).toEqual([]);
    }, 120_000);

    test("are there for speed, and for each program", () => {
      for (const { title, cells } of committed().exact as Row[])
        expect(cells["wireform, speed"], title).toBeGreaterThan(1000);
    });
  },
);
