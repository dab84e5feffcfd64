import { own } from "../contestants/index.mjs";
import { operations, operatorNames } from "../operations/index.mjs";
import { geometricMean } from "../ratios.mjs";

const [ours, , interpreter] = own;
const peers = operatorNames.filter((name) => name !== ours);

/** Per operation and peer, over the payloads: how many times as fast `wireform-jit` is. `rows` are those of the measure `operations`. */
export function operationRatios(rows) {
  const ratios = [];
  for (const peer of peers)
    for (const operation of Object.keys(operations)) {
      const values = payloadsOf(rows).map((payload) => ({
        case: payload,
        ratio: time(rows, payload, peer, operation) / time(rows, payload, ours, operation),
      }));
      const known = values.filter(({ ratio }) => !Number.isNaN(ratio));
      if (known.length > 0)
        ratios.push({ operation, peer, values: known, mean: geometricMean(known.map(({ ratio }) => ratio)) });
    }
  return ratios;
}

/** Those as a table, a row per operation; `of a decode` is the time of `wireform-jit` divided by that of its decode. */
export function operationMeans(rows) {
  const ratios = operationRatios(rows);
  return Object.entries(operations).map(([operation, what]) => ({
    operation,
    what,
    "of a decode": geometricMean(ofDecode(rows, ours, operation)),
    ...Object.fromEntries(
      peers.map((peer) => [
        `× ${peer}`,
        ratios.find((each) => each.operation === operation && each.peer === peer)?.mean ?? Number.NaN,
      ]),
    ),
  }));
}

/** Per payload and engine the ratios that have goals (bench/README.md), and their means: of one decode by the same engine, JSON against protobuf-es and the platform. */
export function operationGoals(rows) {
  const all = [ours, interpreter].flatMap((engine) =>
    payloadsOf(rows).map((payload) => ({ payload, engine, ...goals(rows, payload, engine) })),
  );
  const means = [ours, interpreter].map((engine) => {
    const own = all.filter((row) => row.engine === engine);
    const columns = Object.keys(own[0]).filter((name) => name !== "payload" && name !== "engine");
    return {
      payload: "geometric mean",
      engine,
      ...Object.fromEntries(columns.map((name) => [name, geometricMean(own.map((row) => row[name]))])),
    };
  });
  return [...all, ...means];
}

function goals(rows, payload, engine) {
  const spent = (operator, operation) => time(rows, payload, operator, operation);
  const ofDecode = ["clone", "equals", "create", "verify", "toText", "fromText"];
  const against = [
    ...["toJsonString", "fromJsonString", "toJson", "fromJson"].map((operation) => [operation, "protobuf-es"]),
    ...["toJsonString", "fromJsonString"].map((operation) => [operation, "native"]),
  ];
  return {
    ...Object.fromEntries(ofDecode.map((name) => [name, spent(engine, name) / spent(engine, "decode")])),
    ...Object.fromEntries(
      against.map(([name, peer]) => [
        `${name} / ${peer === "native" ? peer : "es"}`,
        spent(peer, name) / spent(engine, name),
      ]),
    ),
  };
}

function payloadsOf(rows) {
  return [...new Set(rows.map(({ payload }) => payload))];
}

function time(rows, payload, operator, operation) {
  return rows.find((row) => row.payload === payload && row.contestant === operator)?.[operation] ?? Number.NaN;
}

function ofDecode(rows, operator, operation) {
  return payloadsOf(rows).map(
    (payload) => time(rows, payload, operator, operation) / time(rows, payload, operator, "decode"),
  );
}
