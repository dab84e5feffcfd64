import type { Declared, SourcePosition } from "./descriptors.ts";
import { positionOf } from "./source/marks.ts";

/** What the getters of all descriptors are told of the one they are asked of. */
interface Own {
  readonly proto: object;
}

/** The prototype of all descriptors: what they tell of their declaration is worked out when it is asked for, and costs no load any time. */
const declared: Declared = Object.create(Object.prototype, {
  position: {
    get(this: Own): SourcePosition | undefined {
      return positionOf(this.proto);
    },
  },
}) as Declared;

/** Makes a descriptor of its own properties. */
export function makeDescriptor<D extends Declared>(own: Omit<D, keyof Declared>): D {
  return Object.setPrototypeOf(own, declared) as D;
}
