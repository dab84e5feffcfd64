import { askChild } from "../child.mjs";
import { operations, operatorNames } from "../operations/index.mjs";
import { operationGoals, operationMeans } from "../report/operations.mjs";

export const title = "Operations";
export const about =
  "What programs do with messages beside encode and decode: nanoseconds of CPU time, medians. Each payload in a process of its own, all operations of all operators interleaved. `native` is JSON.stringify and JSON.parse of the same data as plain values, structuredClone, and util.isDeepStrictEqual.";

/** A row per payload and operator, a column per operation: undefined where an operator has nothing for it. */
export function run({ quick, operationCases }) {
  const pace = quick ? { rounds: 5, sliceMs: 2, warmUpMs: 40 } : { rounds: 15, sliceMs: 8, warmUpMs: 200 };
  return operationCases.flatMap((name) => {
    const times = askChild("measures/operations-child.mjs", { case: name, operators: operatorNames, ...pace });
    return operatorNames.map((operator) => ({
      payload: name,
      contestant: operator,
      ...Object.fromEntries(Object.keys(operations).map((operation) => [operation, times[operator][operation]])),
    }));
  });
}

/** What the report tells of the rows. */
export function tables(rows) {
  return [
    {
      title:
        "How many times as fast as each operator wireform-jit is, geometric means over the payloads; and its time as a multiple of one decode",
      rows: operationMeans(rows),
    },
    {
      title:
        "What the goals are about: clone to fromText as multiples of one decode by the same engine (less is faster), JSON as multiples of the speed of protobuf-es (es) and of JSON.stringify and JSON.parse (native)",
      rows: operationGoals(rows),
    },
  ];
}
