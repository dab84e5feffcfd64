import type { FileDescriptorProto } from "./file-descriptor-proto.ts";
import { interpretCustomOptions } from "./interpret-options.ts";
import { linkMembers } from "./link-members.ts";
import { declareFiles, finishLinking, type LinkedFiles, type LinkOptions, startLinking } from "./link-steps.ts";
import { ownOptionsIn } from "./own-options.ts";
import { rules } from "./rules.ts";
import { validateVisibility } from "./symbol-visibility.ts";
import { optionHolders } from "./visit.ts";
import { validateFeatureUse, validateFile, validateLifetimes, validateNumbersAndTargets } from "./validate.ts";
import { validateLimits } from "./validate-limits.ts";
import { reportMapConflicts } from "./validate-map-conflicts.ts";
import { validateNameLengths } from "./validate-name-lengths.ts";
import { validateNames } from "./validate-names.ts";

export { type LinkedFiles, linkedFilesOf, type LinkOptions } from "./link-steps.ts";

/**
 * Makes descriptors of file descriptors: resolves names and features, and validates.
 *
 * The protos become part of the descriptors: their type names are made absolute, and their options interpreted.
 * Every import must be among the files. Throws INVALID_SCHEMA; names have at most 2048 characters.
 */
export function link(protos: readonly FileDescriptorProto[], options: LinkOptions = {}): LinkedFiles {
  const linking = startLinking(options, rules, ownOptionsIn(protos));
  const { problems, adopted } = linking;
  validateNameLengths(protos, problems);
  problems.throwIfAny();
  const files = declareFiles(protos, linking);
  const throwIfAny = (): void => {
    if (!problems.isEmpty) for (const file of files) reportMapConflicts(file, problems);
    problems.throwIfAny();
  };
  throwIfAny();
  interpretCustomOptions(linking);
  const holders = new Map(files.map((file) => [file, optionHolders(file, linking)]));
  for (const file of files) {
    linking.optionProblems.report(file, "plain", problems);
    validateFeatureUse(file, holders.get(file)!, linking);
    linking.optionProblems.report(file, "custom", problems);
  }
  throwIfAny();
  linkMembers(linking);
  for (const file of files) validateFile(file, linking);
  throwIfAny();
  // protoc judges style when all else is right.
  for (const validateStyle of adopted ? [] : [validateNames, validateLimits, validateVisibility]) {
    for (const file of files) validateStyle(file, linking);
    problems.throwIfAny();
  }
  for (const validateUse of adopted ? [] : [validateLifetimes, validateNumbersAndTargets]) {
    for (const file of files) validateUse(file, holders.get(file)!, linking);
    problems.throwIfAny();
  }
  return finishLinking(files, linking);
}
