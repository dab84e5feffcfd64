import { randomHex } from "../call/crypto.ts";

/** A place in a trace, as sent in metadata. */
export interface TraceContext {
  /** The id of the trace: 32 hexadecimal digits, not all zero, the same in all processes that take part. */
  readonly traceId: string;
  /** The id of the span: 16 hexadecimal digits, not all zero. */
  readonly spanId: string;
  /** Bit 0: the trace is recorded. */
  readonly traceFlags: number;
  /** Data of other tracing systems: `name=value,...`, or an object that serializes it, as in OpenTelemetry. */
  readonly traceState?:
    | string
    | {
        /** Returns it as text. */
        serialize(): string;
      }
    | undefined;
}

/** Bit 0 of the flags. */
export const sampledFlag = 1;
/** The flags that are passed on from later versions: recorded, and random id. */
const knownFlags = 3;

/** The first place of a new trace, or the next place of a given one. */
export function nextContext(parent: TraceContext | undefined, isSampled: () => boolean): TraceContext {
  const spanId = randomHex(8);
  if (parent !== undefined) return { ...parent, spanId };
  return { traceId: randomHex(16), spanId, traceFlags: isSampled() ? sampledFlag : 0 };
}

/**
 * The place that came with a call; undefined if there is none, or if it is malformed and must be ignored.
 *
 * Source: https://www.w3.org/TR/trace-context/#traceparent-header
 */
export function readTrace(metadata: Headers): TraceContext | undefined {
  const [, version, traceId = "", spanId = "", flags = "", rest] =
    traceparentForm.exec(metadata.get("traceparent") ?? "") ?? [];
  if (version === undefined || version === "ff" || (version === "00" && rest !== "")) return undefined;
  const traceState = shorten(metadata.get("tracestate") ?? "");
  const trace = {
    traceId,
    spanId,
    traceFlags: Number.parseInt(flags, 16) & knownFlags,
    traceState: traceState === "" ? undefined : traceState,
  };
  return isPlace(trace) ? trace : undefined;
}

/** Whether the ids are valid. OpenTelemetry uses zeros for none. */
export function isPlace({ traceId, spanId }: { readonly traceId: unknown; readonly spanId: unknown }): boolean {
  return isId(traceId, 32) && isId(spanId, 16);
}

function isId(id: unknown, length: number): boolean {
  return typeof id === "string" && id.length === length && idForm.test(id);
}

/** Writes a place where `readTrace` finds it. A state that is not valid, or cannot be sent, is left out. */
export function writeTrace(metadata: Headers, { traceId, spanId, traceFlags, traceState }: TraceContext): void {
  metadata.set("traceparent", `00-${traceId}-${spanId}-${(traceFlags & knownFlags).toString(16).padStart(2, "0")}`);
  metadata.delete("tracestate");
  const state: unknown = typeof traceState === "object" ? traceState.serialize() : traceState;
  if (typeof state === "string" && stateForm.test(state)) metadata.set("tracestate", state);
}

/** Hexadecimal digits, not all zero. */
const idForm = /^(?!0+$)[0-9a-f]+$/;
/** Visible ASCII and blanks, at most 4096 characters. */
const stateForm = /^[\x20-\x7e]{1,4096}$/;

/** version - trace-id - parent-id - trace-flags, and whatever a later version adds */
const traceparentForm = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})((?:-[^,]*)?)$/;

/**
 * Keeps the members of a `tracestate` that every system must pass on: 32, with 512 characters in total. The first are
 * the latest.
 */
function shorten(state: string): string {
  const members = state
    .split(",")
    .map((member) => member.trim())
    .filter((member) => member !== "");
  let length = -1;
  return members
    .slice(0, 32)
    .filter((member) => (length += member.length + 1) <= 512)
    .join(",");
}
