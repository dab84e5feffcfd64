/* The sums of `remote.Calculator`, for the servers that are made in JavaScript. */

export interface Pair {
  readonly a: number;
  readonly b: number;
}

export interface Operation extends Pair {
  readonly kind: number;
}

export interface Sequence {
  readonly start: number;
  readonly count: number;
  readonly step: number;
}

export interface Numbers extends AsyncIterable<{ readonly value: number }> {}

export function add({ a, b }: Pair): { result: number } {
  return { result: a + b };
}

export function compute({ kind, a, b }: Operation): { result: number } {
  return { result: kind === 0 ? a + b : a * b };
}

export function batchAdd({ requests }: { readonly requests: readonly Pair[] }): { responses: { result: number }[] } {
  return { responses: requests.map(add) };
}

export function* sequenceOf({ start, count, step }: Sequence): Generator<{ value: number }, void, undefined> {
  for (let index = 0; index < count; index++) yield { value: start + index * step };
}

export async function statisticsOf(numbers: Numbers): Promise<object> {
  const values: number[] = [];
  for await (const { value } of numbers) values.push(value);
  const sum = values.reduce((total, value) => total + value, 0);
  return values.length === 0
    ? {}
    : {
        count: values.length,
        sum,
        mean: sum / values.length,
        minimum: Math.min(...values),
        maximum: Math.max(...values),
      };
}
