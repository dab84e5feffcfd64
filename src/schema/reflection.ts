import type { FileDescriptorProto } from "./file-descriptor-proto.ts";
import { parseSource } from "./source/file.ts";
export type ReflectionRoot = any;
export function parseText(name: string, text: string): FileDescriptorProto { return parseSource(name, text); }
export function describeRoot(_root: ReflectionRoot): FileDescriptorProto[] { return []; }
