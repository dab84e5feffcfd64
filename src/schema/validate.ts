import type { FileDescriptor } from "./descriptors.ts";
import type { Linking } from "./linking.ts";

export function validateFile(_file: FileDescriptor, _linking: Linking): void {}
