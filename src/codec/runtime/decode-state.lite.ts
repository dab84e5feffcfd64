import { throwLimitExceeded } from "../../wire/wire-error.ts";

/*
 * decode-state.ts for the light runtime.
 */

export const decoding: {
  keepUnknown: boolean;
  viewBytes: boolean;
  copyStrings: boolean;
  invalidUtf8: "keep" | "replace" | "error";
  incomplete: boolean;
} = {} as typeof decoding;

export function leaveIncomplete(): void {
  decoding.incomplete = true;
}

export const memory: number[] = [];

export function allowMemory(size: number): void {
  memory[0] = size;
}

export function charge(size: number, position: number): void {
  if ((memory[0]! -= size) < 0) throwMemoryExceeded(position);
}

export function takeReserve(_rest: number, position: number): never {
  throwMemoryExceeded(position);
}

export function refund(size: number): void {
  memory[0]! += size;
}

export function memoryLeft(): number {
  return memory[0]!;
}

export function beginMerge(depth: number, position: number): void {
  if (depth < 0) throwTooDeep(position);
}

export function throwMemoryExceeded(position: number): never {
  throwLimitExceeded(position, "maxMemory");
}

export function throwTooDeep(position: number): never {
  throwLimitExceeded(position, "maxDepth");
}
