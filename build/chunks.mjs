import { publicEntries } from "./entries.mjs";
import { roomOf, wingOf } from "./floors.mjs";
import { mergeChunks } from "./merge-chunks.mjs";
import { nameOf } from "./paths.mjs";

/** The one importer of the package `long`: in a file of its own, since bundlers keep an import of a package whose modules may do anything. */
const long = "message/long";

/** Answering calls takes JSON, which a page that only makes calls does not fetch: not in a file with what that needs. */
const isAnswering = (name) => name.startsWith("rpc/server/") || name === "rpc/protocol/json-format";

/**
 * The chunk of each module that is in one, by id. Modules that the same public entries reach are together, so that no entry loads what it does not reach, but where that
 * takes longer: then small ones of one wing are joined. Tools reach nearly everything, and divide nothing. What one entry alone reaches is in its own file.
 */
export function assignChunks(entryIds, getModuleInfo) {
  const reached = new Map(entryIds.map((id) => [nameOf(id), modulesFrom(id, getModuleInfo)]));
  const groups = new Map();
  for (const id of new Set([...reached.values()].flatMap((ids) => [...ids]))) {
    const users = [...reached.keys()].filter((name) => reached.get(name).has(id));
    const key = users.filter((name) => publicEntries.includes(name)).join();
    const group = `${key} ${isAnswering(nameOf(id))}`;
    if (users.length > 1) groups.set(group, [...(groups.get(group) ?? []), id]);
  }
  const chunks = mergeChunks([...groups.values()], {
    kindOf: (ids) => [...new Set(ids.map((id) => `${wingOf(nameOf(id))} ${isAnswering(nameOf(id))}`))].join(),
    entries: publicEntries.map((name) => reached.get(name)),
    getModuleInfo,
  });
  const names = new Map();
  for (const ids of chunks) {
    const name = newName(ids.map(nameOf), new Set(names.values()));
    for (const id of ids) names.set(id, nameOf(id) === long ? "long" : name);
  }
  return names;
}

/** The modules of src that one reaches. */
function modulesFrom(entryId, getModuleInfo) {
  const reached = new Set([entryId]);
  for (const id of reached)
    for (const imported of getModuleInfo(id).importedIds)
      if (!getModuleInfo(imported).isExternal) reached.add(imported);
  return reached;
}

/** The room that most of the modules are of, with a number where that is taken. */
function newName(modules, names) {
  const counts = new Map();
  for (const room of modules.map(roomOf)) counts.set(room, (counts.get(room) ?? 0) + 1);
  const [[room]] = [...counts].sort(([, left], [, right]) => right - left);
  let name = room;
  for (let number = 2; names.has(name); number++) name = `${room}-${number}`;
  return name;
}
