import { describeValue } from "../../message/describe.ts";
import { firstNumber } from "../../plan/enum-value.ts";
import { newNumberSet } from "../../plan/number-map.ts";
import type { EnumValuePlan } from "../../plan/plan.ts";
import { checkInteger, fail } from "./fault.ts";
import { readVarint } from "./input.ts";
import type { Kind } from "./kind.ts";
import { int32 } from "./number.ts";

/*
 * Enum values: int32 on the wire. Of a closed enum only declared numbers are values.
 */

export function openEnum({ enum: plan }: EnumValuePlan): Kind {
  return { ...int32, zero: firstNumber(plan) };
}

export function closedEnum(value: EnumValuePlan): Kind {
  const declared = newNumberSet(value.enum.values.map(({ number }) => number));
  return {
    wireType: 0,
    zero: firstNumber(value.enum),
    mayReject: true,
    read: () => {
      const number = readVarint();
      return declared.has(number) ? number : undefined;
    },
    write: (number, depth) => {
      if (!declared.has(number)) {
        checkInteger(number, -0x8000_0000, 0x7fff_ffff, "int32");
        fail("UNKNOWN_ENUM_VALUE", `the closed enum declares no ${describeValue(number)}`);
      }
      int32.write(number, depth);
    },
  };
}
