import type { ErrorCode } from "../../errors.ts";
import { scalarProblem, type ValueProblem, wrongType } from "../../message/scalar-value.ts";
import type { ScalarType } from "../../plan/scalar-type.ts";

/**
 * What encode throws inside: the object and the key of a value that cannot be encoded. The path is found afterwards, by identity of the object.
 *
 * `container` is a message, a list or a map; `key` a property, an index, or a map's key.
 */
export class InvalidValue {
  readonly code: ErrorCode;
  readonly reason: string;
  readonly container: object;
  readonly key: unknown;

  constructor(code: ErrorCode, reason: string, container: object, key: unknown) {
    this.code = code;
    this.reason = reason;
    this.container = container;
    this.key = key;
  }
}

/** Throws what is wrong with a value. */
export function throwInvalid(problem: ValueProblem, container: object, key: unknown): never {
  throw new InvalidValue(problem.code, problem.message, container, key);
}

/** Throws what is wrong with a value of a scalar type. */
export function throwInvalidScalar(scalar: ScalarType, value: unknown, container: object, key: unknown): never {
  throwInvalid(scalarProblem(scalar, value) ?? wrongType(scalar, value), container, key);
}
