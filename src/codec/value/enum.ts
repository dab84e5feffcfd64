import type { EnumPlan } from "../plan.ts";
import { runtime } from "../runtime-names.ts";
import { js, literal } from "../source/code.ts";
import type { ValueCodec } from "./value-codec.ts";

/** Enum values: int32 on the wire. Of a closed enum only declared numbers are values. */
export function enumValue(plan: EnumPlan): ValueCodec {
  const { readVarint32, writeInt32, writeClosedEnum } = runtime;
  const { closed } = plan;
  if (closed === undefined) {
    return {
      wireType: 0,
      mayReject: false,
      emitRead: (emission, target) => js`
        ${target} = bytes[position++];
        if (${target} > 127) {
          ${target} = ${emission.runtime("readVarint32")}(bytes, position - 1);
          position = cursor.position;
        }
      `,
      emitWrite: (emission, value, container, key) => js`
        if (typeof ${value} === "number" && (${value} & 127) === ${value}) bytes[position++] = ${value};
        else position = ${emission.runtime("writeInt32")}(bytes, position, ${value}, ${container}, ${key});
      `,
      interpretRead: () => readVarint32,
      interpretWrite: () => (bytes, position, value, _depth, container, key) => writeInt32(bytes, position, value, container, key),
    };
  }
  const declared: ReadonlySet<unknown> = new Set(closed);
  return {
    wireType: 0,
    mayReject: true,
    emitRead: (emission, target) => js`
      ${target} = ${emission.runtime("readVarint32")}(bytes, position);
      position = cursor.position;
      if (!${emission.declaredNumbers(closed)}.has(${target})) ${target} = ${literal(undefined)};
    `,
    emitWrite: (emission, value, container, key) =>
      js`position = ${emission.runtime("writeClosedEnum")}(bytes, position, ${value}, ${emission.declaredNumbers(closed)}, ${container}, ${key});`,
    interpretRead: () => (bytes, position) => {
      const value = readVarint32(bytes, position);
      return declared.has(value) ? value : undefined;
    },
    interpretWrite: () => (bytes, position, value, _depth, container, key) => writeClosedEnum(bytes, position, value, declared, container, key),
  };
}
