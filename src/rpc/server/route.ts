import type { MethodType, ServiceType } from "../../codec/service-type.ts";
import type { CallContext, Invoke } from "../call/context.ts";
import type { Load } from "./load.ts";
import type { Settings } from "../protocol/settings.ts";

/** A method with what answers it. */
export interface Route {
  readonly service: ServiceType;
  readonly method: MethodType;
  /** `/remote.Calculator/Add` */
  readonly path: string;
  /** The handler, and all interceptors around it; undefined if the method has none. */
  readonly invoke: Invoke | undefined;
}

/** What all calls of a server have in common. */
export interface Site {
  readonly settings: Omit<Settings, "format">;
  readonly newHeaders: () => Headers;
  /** Whether the answer of a call is compressed, where its caller takes that. */
  readonly compresses: (context: CallContext) => boolean;
  readonly load: Load;
  /** Milliseconds in which the message of a request that has one must be there. */
  readonly receiveTimeout: number;
  /** Is told of faults of the handler that callers are not told. It does not throw. */
  readonly report: (error: unknown, context: CallContext) => void;
}
