import { floodText, isFlooded } from "../../message/flooded-keys.ts";
import { throwLimitExceeded } from "../../wire/wire-error.ts";

/** Looks at the keys of a Map that got an entry, which starts at `position`. Errors: LIMIT_EXCEEDED for keys that collide. */
export function refuseFlood(map: object, position: number): void {
  if (isFlooded(map)) throwLimitExceeded(position, floodText);
}
