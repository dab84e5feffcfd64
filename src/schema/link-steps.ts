import type { ProtobufError } from "../errors.ts";
import { shared } from "../shared.ts";
import type { FieldDescriptor, FileDescriptor } from "./descriptors.ts";
import { declareFile } from "./declare.ts";
import type { FileDescriptorProto } from "./file-descriptor-proto.ts";
import { freezeFile, linkMembers } from "./link-members.ts";
import { linkFile } from "./link-file.ts";
import type { Linking, PendingOptions, Rules } from "./linking.ts";
import { OptionProblems } from "./option-problems.ts";
import { Problems } from "./problems.ts";
import { importsOfFile } from "./source/imports.ts";
import { SymbolTable } from "./symbols.ts";
import { visibleFrom } from "./visibility.ts";

/*
 * The steps of linking that generated code takes, too: it brings no rules with it.
 */

/** How linking may be told to name properties. */
export interface LinkOptions {
  readonly fieldNames?: "json" | "proto" | undefined;
  /** The files were adopted from protobufjs, which has lost their imports and where features stood: all see all. */
  readonly adopted?: boolean | undefined;
  /** Whether nothing of the files is lost. Default: unless they were adopted. */
  readonly complete?: boolean | undefined;
}

/** Linked files, in an order in which each comes after its imports. */
export interface LinkedFiles {
  readonly files: readonly FileDescriptor[];
  /** By full name. */
  readonly extensions: ReadonlyMap<string, FieldDescriptor>;
  /** What options their declarations have that are extensions, or have extensions in them. */
  readonly customOptions: readonly Pick<PendingOptions, "options" | "pieces">[];
  readonly fieldNames: "json" | "proto";
  /** As in `LinkOptions`. */
  readonly complete: boolean;
}

const setsOf = shared("linked files", () => new WeakMap<FileDescriptor, LinkedFiles>());

/** The files that a file was linked with. */
export function linkedFilesOf(file: FileDescriptor): LinkedFiles {
  return setsOf.get(file)!;
}

/** Begins to link a set of files. */
export function startLinking(
  { fieldNames = "json", adopted = false, complete = !adopted }: LinkOptions,
  rules?: Rules,
  ownOptions: ReadonlySet<string> = new Set(),
): Linking {
  const byName = new Map<string, FileDescriptor>();
  return {
    rules,
    ownOptions,
    problems: new Problems(),
    optionProblems: new OptionProblems(),
    pendingOptions: [],
    symbols: new SymbolTable(adopted ? undefined : (file, inOptions) => visibleFrom(file, byName, inOptions)),
    files: byName,
    fieldNames,
    adopted,
    complete,
    features: new Map(),
    entries: new Map(),
    extensions: new Map(),
  };
}

/** Makes descriptors of all files, and resolves what they refer to. */
export function declareFiles(protos: readonly FileDescriptorProto[], linking: Linking): readonly FileDescriptor[] {
  const files = inImportOrder(protos).map((proto) => declareFile(proto, linking));
  for (const file of files) linkFile(file, linking);
  return files;
}

/** Freezes the files, which are as they shall be. */
export function finishLinking(
  files: readonly FileDescriptor[],
  { extensions, pendingOptions, fieldNames, complete }: Linking,
): LinkedFiles {
  for (const file of files) freezeFile(file);
  const linked: LinkedFiles = { files, extensions, customOptions: pendingOptions, fieldNames, complete };
  for (const file of files) setsOf.set(file, linked);
  return linked;
}

/** As `link`, for files that have been linked before and were found to be right. */
export function linkAgain(protos: readonly FileDescriptorProto[], options: LinkOptions): LinkedFiles {
  const linking = startLinking(options);
  const files = declareFiles(protos, linking);
  linking.problems.throwIfAny();
  linkMembers(linking);
  return finishLinking(files, linking);
}

/** Imports first. Without recursion: the chain of imports may be long. */
function inImportOrder(protos: readonly FileDescriptorProto[]): FileDescriptorProto[] {
  const byName = new Map(protos.map((proto) => [proto.name ?? "", proto]));
  const done = new Set<FileDescriptorProto>();
  const onPath = new Set<FileDescriptorProto>();
  const order: FileDescriptorProto[] = [];
  for (const root of protos) {
    const path: { readonly file: FileDescriptorProto; readonly imports: string[] }[] = [];
    const enter = (file: FileDescriptorProto): void => {
      if (done.has(file)) return;
      path.push({ file, imports: importsOfFile(file).map(({ name }) => name) });
      done.add(file);
      onPath.add(file);
    };
    enter(root);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const next = top.imports.shift();
      if (next === undefined) {
        order.push(top.file);
        onPath.delete(top.file);
        path.pop();
        continue;
      }
      const file = byName.get(next);
      if (file === undefined) continue;
      if (onPath.has(file))
        throw cycleError(
          path.slice(path.findIndex((step) => step.file === file)).map((step) => step.file),
          next,
        );
      enter(file);
    }
  }
  return order;
}

function cycleError(cycle: readonly FileDescriptorProto[], closing: string): ProtobufError {
  const chain = [...cycle.map(({ name }) => name), closing].join(" -> ");
  const last = cycle.at(-1)!;
  const problems = new Problems();
  const declaration = importsOfFile(last).find(({ name }) => name === closing);
  problems.add(last.name ?? "", declaration ?? last, undefined, `File recursively imports itself: ${chain}`);
  return problems.error();
}
