import { operationCaseNames } from "../cases/index.mjs";
import { askChild } from "../child.mjs";

export const title = "Operations";
export const about =
  "CPU time of what programs do with messages beside encode and decode, as ratios. clone, equals, create and verify, toText and fromText: of one decode by the same engine (1 is as long as a decode, less is faster). JSON: how many times as fast as protobuf-es; `/ native`, as JSON.stringify of the same data, or JSON.parse of the same text. Each payload in a process of its own, all operations interleaved.";

/** Some of each kind. */
const quickCases = ["small", "common", "records", "strings", "otlp", "int64", "numeric", "orders", "world", "chat"];
/** One kind of data alone: these are looked at where they are named. */
const left = new Set(["blob", "maps-unique"]);

export function run({ quick, cases = operationCaseNames }) {
  const pace = quick ? { rounds: 5, sliceMs: 2, warmUpMs: 40 } : { rounds: 15, sliceMs: 8, warmUpMs: 200 };
  const all = cases.length === operationCaseNames.length;
  const isAsked = (name) => !all || (!left.has(name) && (!quick || quickCases.includes(name)));
  const rows = [];
  for (const name of cases.filter(isAsked)) {
    const times = askChild("measures/operations-child.mjs", { case: name, ...pace });
    for (const engine of ["jit", "interpreter"]) rows.push({ payload: name, engine, ...ratios(times, engine) });
  }
  for (const engine of ["jit", "interpreter"]) rows.push(mean(rows, engine));
  return rows;
}

function ratios(times, engine) {
  const own = times[engine];
  const { es, native } = times;
  const ofDecode = ["clone", "equals", "create", "verify", "toText", "fromText"].map((name) => [
    name,
    own[name] / own.decode,
  ]);
  const json = ["toJsonString", "fromJsonString", "toJson", "fromJson"].map((name) => [
    `${name} / es`,
    es[name] / own[name],
  ]);
  return {
    ...Object.fromEntries(ofDecode),
    ...Object.fromEntries(json),
    "toJsonString / native": native.stringify / own.toJsonString,
    "fromJsonString / native": native.parse / own.fromJsonString,
  };
}

/** The geometric mean of an engine's rows. */
function mean(rows, engine) {
  const own = rows.filter((row) => row.engine === engine);
  const columns = Object.keys(own[0]).filter((name) => name !== "payload" && name !== "engine");
  const means = columns.map((name) => [
    name,
    Math.exp(own.reduce((sum, row) => sum + Math.log(row[name]), 0) / own.length),
  ]);
  return { payload: "geometric mean", engine, ...Object.fromEntries(means) };
}
