import type { MethodDescriptor, ServiceDescriptor } from "../schema/descriptors.ts";
import type { Grade } from "./grade.ts";
import { bothWays, type CompatIssue, makeIssue, wireSafe, worstOf } from "./issue.ts";
import type { Structures } from "./structures.ts";

const nobodyAnswers = { newReadsOld: "unknown", oldReadsNew: "identical" } as const;

/** Differences between two services: servers read requests, clients read responses. */
export function compareServices(
  old: ServiceDescriptor,
  next: ServiceDescriptor,
  structures: Structures,
): CompatIssue[] {
  const byName = new Map(next.methods.map((method) => [method.name, method]));
  return old.methods.flatMap((method) => {
    const counterpart = byName.get(method.name);
    if (counterpart !== undefined) return compareMethods(method, counterpart, structures);
    return [makeIssue("RPC_NO_DELETE", { old: method, new: next }, nobodyAnswers, "the method is deleted")];
  });
}

export function deletedService(old: ServiceDescriptor): CompatIssue {
  return makeIssue("SERVICE_NO_DELETE", { old, new: undefined }, nobodyAnswers, "the service is deleted");
}

const directions = [
  {
    what: "request",
    type: "input",
    typeRule: "RPC_SAME_REQUEST_TYPE",
    streaming: "clientStreaming",
    streamingRule: "RPC_SAME_CLIENT_STREAMING",
  },
  {
    what: "response",
    type: "output",
    typeRule: "RPC_SAME_RESPONSE_TYPE",
    streaming: "serverStreaming",
    streamingRule: "RPC_SAME_SERVER_STREAMING",
  },
] as const;

function compareMethods(old: MethodDescriptor, next: MethodDescriptor, structures: Structures): CompatIssue[] {
  const sides = { old, new: next };
  const issues: CompatIssue[] = [];
  for (const { what, type, typeRule, streaming, streamingRule } of directions) {
    if (structures.pairing.find(old[type]) !== next[type]) {
      const { wire, json } = structures.compare(old[type], next[type]);
      const message = `the type of the ${what} changes from ${old[type].typeName} to ${next[type].typeName}${structures.reasons(old[type], next[type])}`;
      issues.push(makeIssue(typeRule, sides, worstOf(wireSafe, wire, json), message));
    }
    if (old[streaming] !== next[streaming]) {
      // A stream of exactly one message can be read where one is expected.
      const grades = bothWays(
        old,
        next,
        (_writer, reader): Grade => (reader[streaming] ? "wire-safe" : "data-dependent"),
      );
      issues.push(
        makeIssue(streamingRule, sides, grades, `the ${what} becomes ${next[streaming] ? "a stream" : "one message"}`),
      );
    }
  }
  const [was, is] = [idempotencyOf(old), idempotencyOf(next)];
  if (was !== is)
    issues.push(
      makeIssue(
        "RPC_SAME_IDEMPOTENCY_LEVEL",
        sides,
        wireSafe,
        `idempotency_level changes from ${levels[was]} to ${levels[is]}`,
      ),
    );
  return issues;
}

function idempotencyOf({ proto }: MethodDescriptor): number {
  return Number(proto.options?.["idempotencyLevel"] ?? 0);
}

/** `MethodOptions.IdempotencyLevel`. */
const levels = ["IDEMPOTENCY_UNKNOWN", "NO_SIDE_EFFECTS", "IDEMPOTENT"] as const;
