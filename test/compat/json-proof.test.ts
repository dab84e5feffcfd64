import { describe, expect, test } from "vitest";
import { check } from "../../src/compat/index.ts";
import { parse, type Schema } from "../../src/index.ts";
import { isReadAs, written } from "./json-experiment.ts";
import { jsonForms, jsonNameOf, jsonSchemaOf } from "./json-forms.ts";

/* The proof: what `check` says of ProtoJSON is what happens. Values are written with the one and read with the other; a grade is wrong where nothing shows it. */

const schema: Schema = parse(jsonSchemaOf(jsonForms.map((form, index) => [`F${index}`, form])));

/** All pairs of one cardinality, and some of the others: what is one value, a list or a map is never read as one of the others. */
const pairs = jsonForms.flatMap((old, from) =>
  jsonForms
    .map((next, to) => ({ old, next, from, to, name: `M${from}_${to}` }))
    .filter(({ next, to }) => old.cardinality === next.cardinality || (from + to) % 11 === 0),
);

/** What `check` says of ProtoJSON, of one message for each pair: whether the one breaks the other. */
function saidOf(): (name: string) => { newReadsOld: boolean; oldReadsNew: boolean } {
  const side = (which: "old" | "next"): Schema => parse(jsonSchemaOf(pairs.map((pair) => [pair.name, pair[which]])));
  const said = new Map(pairs.map(({ name }) => [name, { newReadsOld: false, oldReadsNew: false }]));
  for (const { path, newReadsOld, oldReadsNew } of check(side("old"), side("next"), { categories: ["json"] })) {
    const found = said.get(path.split(".")[0]!);
    if (found === undefined) continue;
    found.newReadsOld ||= newReadsOld === "breaks-json";
    found.oldReadsNew ||= oldReadsNew === "breaks-json";
  }
  return (name) => said.get(name)!;
}

describe("what is said of ProtoJSON is what is observed, in both directions", () => {
  const said = saidOf();
  const values = jsonForms.map((form, index) => written(schema, `F${index}`, form));
  const known = new Map<string, boolean>();
  const breaks = (from: number, to: number): boolean => {
    const pair = `${from} ${to}`;
    const found = known.get(pair) ?? !isReadAs(schema, values[from]!, jsonForms[from]!, `F${to}`, jsonForms[to]!);
    known.set(pair, found);
    return found;
  };

  test("there are many pairs, of which some break", () => {
    expect(pairs.length).toBeGreaterThan(4000);
    expect(new Set(pairs.map(({ name }) => said(name).newReadsOld))).toEqual(new Set([true, false]));
  });

  test.each(jsonForms.map((form, index) => [jsonNameOf(form), index] as const))("%s", (name, index) => {
    const rows = pairs
      .filter(({ from }) => from === index)
      .map(({ next, from, to, name: pair }) => ({
        pair: `${name} -> ${jsonNameOf(next)}`,
        said: said(pair),
        observed: { newReadsOld: breaks(from, to), oldReadsNew: breaks(to, from) },
      }));
    expect(rows.map(({ pair, said: grades }) => ({ pair, ...grades }))).toEqual(
      rows.map(({ pair, observed }) => ({ pair, ...observed })),
    );
  });
});
