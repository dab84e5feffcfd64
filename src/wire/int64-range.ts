/*
 * `BigInt.asUintN` of QuickJS gives what `asIntN` gives.
 */

/** `BigInt.asUintN`, as every engine should have it. */
export const asUintN: (bits: number, value: bigint) => bigint =
  /* @__PURE__ */ BigInt.asUintN(64, -1n) > 0n ? BigInt.asUintN : (bits, value) => value & ((1n << BigInt(bits)) - 1n);

/** Whether an integer has 64 bits. */
export function isInt64(value: bigint, unsigned: boolean): boolean {
  return (unsigned ? asUintN(64, value) : BigInt.asIntN(64, value)) === value;
}
