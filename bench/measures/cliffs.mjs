import { askChild } from "../child.mjs";

export const title = "Off the predicted path";
export const about =
  "Time to decode data that is valid but not as expected, divided by the time for the same data as expected (bytes compared where unknown fields are added, each in a process of its own). Above 2 would be a cliff.";

const contestants = ["wireform-jit", "wireform-aot", "wireform-interpreter", "protobufjs"];
const variants = [
  ...["common", "records", "otlp", "tile"].flatMap((name) => [
    { case: name, variant: "reversed order" },
    { case: name, variant: "unknown fields" },
  ]),
  { case: "numeric", variant: "packed, declared expanded" },
  { case: "numeric", variant: "expanded, declared packed" },
];

/** Where the data as expected is another case's or another type's. */
const expected = { "packed, declared expanded": "expanded", "expanded, declared packed": "as expected" };

export function run({ quick }) {
  const pace = quick ? { rounds: 5, sliceMs: 4, warmUpMs: 60 } : { rounds: 21, sliceMs: 15, warmUpMs: 300 };
  return variants.map((each) => {
    const measured = askChild("measures/cliffs-child.mjs", { ...each, contestants, ...pace });
    const reference = askChild("measures/cliffs-child.mjs", {
      case: each.case,
      variant: expected[each.variant] ?? "as expected",
      contestants,
      ...pace,
    });
    const perByte = each.variant === "unknown fields";
    const ratios = contestants.map((name) => [
      name,
      (measured.times[name] / reference.times[name]) * (perByte ? reference.bytes / measured.bytes : 1),
    ]);
    return { payload: each.case, variant: each.variant, ...Object.fromEntries(ratios) };
  });
}
