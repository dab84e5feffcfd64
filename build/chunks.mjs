import { loadedTogether, publicEntries } from "./entries.mjs";
import { isLow, roomOf, wingOf } from "./floors.mjs";
import { mergeChunks } from "./merge-chunks.mjs";
import { nameOf } from "./paths.mjs";

/**
 * Answering calls takes JSON, which a page that only makes calls does not fetch: not in a file with what that needs. With it is the list of exports that names both, or
 * the two files would import each other.
 */
const answering = new Set(["rpc/protocol/json-format", "rpc/protocol/grpc-web-text", "rpc/everywhere"]);
const isAnswering = (name) => /^rpc\/(server\/|protocol\/\w+-server$)/.test(name) || answering.has(name);

/**
 * The chunk of each module that is in one, by id. Modules that the same public entries reach are together, so that no entry loads what it does not reach, but where that
 * takes longer: then small ones are joined. Tools reach nearly everything, and divide nothing. What one entry alone reaches is in its own file.
 */
export function assignChunks(entryIds, getModuleInfo) {
  const reached = new Map(entryIds.map((id) => [nameOf(id), modulesFrom(id, getModuleInfo)]));
  const importsNode = (id) => getModuleInfo(id).importedIds.some((other) => other.startsWith("node:"));
  const withoutNode = publicEntries.filter((name) => ![...reached.get(name)].some(importsNode));
  const groups = new Map();
  for (const id of new Set([...reached.values()].flatMap((ids) => [...ids]))) {
    const users = [...reached.keys()].filter((name) => reached.get(name).has(id));
    if (users.length === 1) continue;
    const publicUsers = users.filter((name) => publicEntries.includes(name));
    const answers = isAnswering(nameOf(id));
    const key = `${publicUsers.join()} ${answers}`;
    const group = groups.get(key) ?? { users: publicUsers, answers, ids: [] };
    groups.set(key, group);
    group.ids.push(id);
  }
  const chunks = mergeChunks(
    describe([...groups.values()], getModuleInfo, { importsNode, withoutNode }).map((group) => [group]),
    loadedTogether,
    publicEntries,
  );
  const names = new Map();
  for (const chunk of chunks) {
    const ids = chunk.flatMap((group) => group.ids);
    const name = newName(ids.map(nameOf), new Set(names.values()));
    for (const id of ids) names.set(id, name);
  }
  return names;
}

/** The groups with what merging goes by. */
function describe(groups, getModuleInfo, { importsNode, withoutNode }) {
  const groupOf = new Map(groups.flatMap((group) => group.ids.map((id) => [id, group])));
  const sizeOf = (ids) => ids.reduce((sum, id) => sum + getModuleInfo(id).code.length, 0);
  for (const group of groups) {
    const { ids } = group;
    const imported = ids.flatMap((id) => getModuleInfo(id).importedIds).map((id) => groupOf.get(id));
    group.imports = new Set(imported.filter((other) => other !== undefined && other !== group));
    group.foreignTo = ids.some(importsNode) ? withoutNode : [];
    group.wings = [...new Set(ids.map((id) => wingOf(nameOf(id))))];
    group.low = sizeOf(ids.filter((id) => isLow(nameOf(id))));
    group.other = sizeOf(ids) - group.low;
  }
  return groups;
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
