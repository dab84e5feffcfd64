import { ProtobufError } from "../../errors.ts";
import type { Registry } from "./registry.ts";

/** The address under which grpc-js finds the instances that a registry knows, until it is released. */
export function targetOf(_registry: Registry, _service: string): { readonly address: string; readonly release: () => void } {
  throw new ProtobufError("UNSUPPORTED", "registries come next");
}
