import { indexInList } from "./locate-in-list.ts";
import { findInEntry } from "./locate-in-map.ts";
import type { Locators } from "./locate-offset.ts";

/** For types that are loaded, whatever they have. */
export const allLocators: Locators = { repeated: indexInList, map: findInEntry };
