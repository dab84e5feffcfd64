/** The lowest `bits` bits of an integer. `BigInt.asUintN` of QuickJS gives what `asIntN` gives. */
export function asUintN(bits: number, value: bigint): bigint {
  return value & ((1n << BigInt(bits)) - 1n);
}

/** Whether an integer has 64 bits. */
export function isInt64(value: bigint, unsigned: boolean): boolean {
  return unsigned ? value >> 64n === 0n : BigInt.asIntN(64, value) === value;
}
