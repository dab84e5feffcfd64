import { isError, ProtobufError } from "../errors.ts";
import { refuse } from "../message/check-arguments.ts";
import { describeField } from "./describe-field.ts";
import { describeEnum, describeService } from "./describe-others.ts";
import { describeType, nestedOf, orderLists } from "./describe-type.ts";
import type { FileDescriptorProto } from "./file-descriptor-proto.ts";
import { complete, completed, originOf } from "./origin.ts";
import {
  isEnum,
  isField,
  isNamespace,
  isService,
  isType,
  type NamespaceBase,
  type ReflectionObject,
  type ReflectionRoot,
  type Root,
} from "./reflection.ts";
import { editionNumbers } from "./source/file.ts";
import { shareImports } from "./source/imports.ts";

/*
 * The way from protobufjs's reflection to file descriptors, the same for a Root that `reflectFile` has filled and for one of a user's.
 * The former is completed from the origins of its objects; for the latter, what reflection has lost stays lost.
 */

/** The file that an object at the top of a file goes to. */
type FileOf = (object: ReflectionObject, packageName: string) => FileDescriptorProto;

/**
 * Describes all that is in a Root: the file it was filled from, or else one file for each file name, or package where names are not known.
 */
export function describeRoot(given: ReflectionRoot): FileDescriptorProto[] {
  if (typeof (given as unknown) !== "object" || given === null || typeof given.resolveAll !== "function") {
    refuse("a Root of protobufjs", given);
  }
  const root = given as Root;
  const origin = originOf<FileDescriptorProto>(root);
  if (origin !== undefined) {
    const file = complete<FileDescriptorProto>({ name: origin.name }, origin, completed.file);
    shareImports(origin, file);
    describeNamespaces(root, () => file);
    return [orderLists(file)];
  }
  resolve(root);
  const files = new Map<string, FileDescriptorProto>();
  const names = new Set<string>();
  describeNamespaces(root, (object, packageName) => fileOf(object, packageName, files, names));
  return [...files.values()];
}

/** Finds the types that a user's Root refers to. What comes from text is linked by protoc's rules, which are others than protobufjs's. */
function resolve(root: Root): void {
  try {
    root.resolveAll();
  } catch (error) {
    throw new ProtobufError(
      "INVALID_SCHEMA",
      `protobufjs cannot resolve the Root: ${isError(error) ? error.message : String(error)}`,
      { cause: error },
    );
  }
}

function describeNamespaces(root: Root, fileOf: FileOf): void {
  const pending: [NamespaceBase, string][] = [[root, ""]];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [namespace, packageName] = next;
    const within: typeof pending = [];
    for (const object of nestedOf(namespace)) {
      if (isType(object)) (fileOf(object, packageName).messageType ??= []).push(describeType(object, 0));
      else if (isEnum(object)) (fileOf(object, packageName).enumType ??= []).push(describeEnum(object));
      else if (isService(object)) (fileOf(object, packageName).service ??= []).push(describeService(object));
      else if (isField(object)) (fileOf(object, packageName).extension ??= []).push(describeField(object, []));
      else if (isNamespace(object))
        within.push([object, packageName === "" ? object.name : `${packageName}.${object.name}`]);
    }
    pending.push(...within.reverse());
  }
}

function fileOf(
  object: ReflectionObject,
  packageName: string,
  files: Map<string, FileDescriptorProto>,
  names: Set<string>,
): FileDescriptorProto {
  const edition = editionOf(object);
  const name =
    object.filename ?? `${packageName === "" ? "reflection" : packageName.replaceAll(".", "/")}.${edition}.proto`;
  const key = `${name} ${packageName} ${edition}`;
  let file = files.get(key);
  if (file === undefined) {
    file = { name: names.has(name) ? key.replaceAll(" ", ".") : name };
    names.add(file.name!);
    if (packageName !== "") file.package = packageName;
    if (edition !== "proto2") file.syntax = edition === "proto3" ? edition : "editions";
    const number = editionNumbers.get(edition);
    if (number !== undefined) file.edition = number;
    files.set(key, file);
  }
  return file;
}

/** The edition of what an object was declared in: protobufjs notes it on objects at the top of a file, privately. */
function editionOf(object: ReflectionObject): string {
  for (let around: ReflectionObject | null = object; around !== null; around = around.parent) {
    const edition = (around as { _edition?: unknown })._edition;
    if (typeof edition === "string") return edition;
  }
  return "proto2";
}
