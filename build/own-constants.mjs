import MagicString from "magic-string";
import { roomOf } from "./floors.mjs";
import { nameOf } from "./paths.mjs";
import { withMap } from "./source-maps.mjs";

/** Rooms whose functions are called for every field of every message. */
const hotRooms = ["wire", "codec"];

/** What is called where something is wrong, or once for a type: a constant would be 6 bytes of each bundle, gzipped, for nothing. */
const cold = [
  /^(throw|refuse|check(?!Message|Place|Integer)|describe|declare|start|fill|use|create|show|stranger)[A-Z]|Problem$/,
  /^(ProtobufError|isProtobufError|boundPlace|encodeError|engineLimit|failedDecode|formatPath|memoryText|parseMapKey|refuse|shorten|truncated|wrongType)$/,
  /^(awaitCompiler|fastTransfer|findInEntry|functionsOf|indexInList|jsonNameOf|keyForm|namesOf|newEncoder|newHabit|protoNameOf|scalarPlan|shared)$/,
];

const imports = /^import \{ ([^}]*) \} from '(\.\/[^']*)';$/gm;
const exports = /^export \{ ([^}]*) \};$/m;

/**
 * A plugin of Rollup that gives hot chunks constants of their own for what they import and export. V8 takes a constant of a module for one, and calls and reads what it
 * stands for directly, but loads imports and exports anew each time (benchmark cases `records` and `batch`, decode: 1.06 times as fast). Variables stay what they are.
 */
export const ownConstants = {
  name: "own-constants",
  renderChunk(code, { name, isEntry, moduleIds }) {
    if (isEntry || !moduleIds.some((id) => hotRooms.includes(roomOf(nameOf(id))))) return null;
    if (!exports.test(code)) throw new Error(`chunk ${name}: exports are not written as expected`);
    const variables = variablesOf([...this.getModuleIds()].map((id) => this.getModuleInfo(id).code ?? ""));
    const isConstant = (local) =>
      !variables.has(local.replace(/\$\d+$/, "")) && !cold.some((names) => names.test(local));
    const changed = new MagicString(code);
    ownImports(changed, isConstant);
    ownExports(changed, isConstant);
    return withMap(changed);
  },
};

/** The names of variables that modules export, which their importers see change. */
function variablesOf(sources) {
  return new Set(sources.flatMap((source) => [...source.matchAll(/^export let (\w+)/gm)]).map(([, name]) => name));
}

function ownImports(code, isConstant) {
  const constants = [];
  code.replace(imports, (_, list, path) => {
    const names = namesOf(list).map(([imported, local = imported]) => {
      if (!isConstant(local)) return `${imported} as ${local}`;
      constants.push(`const ${local} = ${local}$imported;\n`);
      return `${imported} as ${local}$imported`;
    });
    return `import { ${names.join(", ")} } from '${path}';`;
  });
  code.appendLeft(/^(?!import)/m.exec(code.original).index, constants.join(""));
}

function ownExports(code, isConstant) {
  code.replace(exports, (_, list) => {
    const constants = [];
    const names = namesOf(list).map(([local, exported = local]) => {
      if (!isConstant(local)) return `${local} as ${exported}`;
      constants.push(`const ${local}$exported = ${local};\n`);
      return `${local}$exported as ${exported}`;
    });
    return `${constants.join("")}export { ${names.join(", ")} };`;
  });
}

function namesOf(list) {
  return list.split(", ").map((item) => item.split(" as "));
}
