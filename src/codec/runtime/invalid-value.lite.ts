import type { ErrorCode } from "../../errors.ts";
import { scalarProblem, type ValueProblem } from "../../message/scalar-value.ts";
import type { ScalarType } from "../../schema/scalar-type.ts";

/** invalid-value.ts for the light runtime. */
export class InvalidValue {
  declare readonly code: ErrorCode;
  declare readonly reason: string;
  declare readonly container: object;
  declare readonly key: unknown;

  constructor(code: ErrorCode, reason: string, container: object, key: unknown) {
    Object.assign(this, { code, reason, container, key });
  }
}

export function throwInvalid({ code, message }: ValueProblem, container: object, key: unknown): never {
  throw new InvalidValue(code, message, container, key);
}

export function throwInvalidScalar(scalar: ScalarType, value: unknown, container: object, key: unknown): never {
  throwInvalid(scalarProblem(scalar, value)!, container, key);
}
