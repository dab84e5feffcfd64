import { fileURLToPath } from "node:url";

/** Where the schemas are: the include path of every contestant. */
export const protoDirectory = fileURLToPath(new URL("../proto", import.meta.url));

/** What the peers' generators write, at the first run; not in the repository. */
export const generatedDirectory = fileURLToPath(new URL("generated", import.meta.url));
