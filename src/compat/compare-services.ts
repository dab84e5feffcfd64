import type { MethodDescriptor, ServiceDescriptor } from "../schema/descriptors.ts";
import type { Grade } from "./grade.ts";
import { bothWays, type CompatIssue, makeIssue, wireSafe, worstOf } from "./issue.ts";
import type { Structures } from "./structures.ts";

const nobodyAnswers = { newReadsOld: "unknown", oldReadsNew: "identical" } as const;

/** Differences of two services: of requests servers are the readers, of responses clients. */
export function compareServices(old: ServiceDescriptor, next: ServiceDescriptor, structures: Structures): CompatIssue[] {
  const byName = new Map(next.methods.map((method) => [method.name, method]));
  return old.methods.flatMap((method) => {
    const counterpart = byName.get(method.name);
    return counterpart === undefined ? [makeIssue("RPC_NO_DELETE", { old: method, new: next }, nobodyAnswers, "the method is deleted")] : compareMethods(method, counterpart, structures);
  });
}

export function deletedService(old: ServiceDescriptor): CompatIssue {
  return makeIssue("SERVICE_NO_DELETE", { old, new: undefined }, nobodyAnswers, "the service is deleted");
}

function compareMethods(old: MethodDescriptor, next: MethodDescriptor, structures: Structures): CompatIssue[] {
  const issues: CompatIssue[] = [];
  for (const [rule, what, side] of [["RPC_SAME_REQUEST_TYPE", "request", "input"], ["RPC_SAME_RESPONSE_TYPE", "response", "output"]] as const) {
    if (structures.pairing.find(old[side]) === next[side]) continue;
    const { wire, json, reasons } = structures.compare(old[side], next[side]);
    const message = `the type of the ${what} changes from ${old[side].typeName} to ${next[side].typeName}${reasons}`;
    issues.push(makeIssue(rule, { old, new: next }, worstOf(wireSafe, wire, json), message));
  }
  for (const [rule, what, side] of [["RPC_SAME_CLIENT_STREAMING", "request", "clientStreaming"], ["RPC_SAME_SERVER_STREAMING", "response", "serverStreaming"]] as const) {
    if (old[side] === next[side]) continue;
    // A stream of exactly one message is read where one is expected.
    const grades = bothWays(old, next, (_writer, reader): Grade => (reader[side] ? "wire-safe" : "data-dependent"));
    issues.push(makeIssue(rule, { old, new: next }, grades, `the ${what} becomes ${next[side] ? "a stream" : "one message"}`));
  }
  const [was, is] = [old, next].map(({ proto }) => proto.options?.["idempotencyLevel"] ?? 0);
  if (was !== is) issues.push(makeIssue("RPC_SAME_IDEMPOTENCY_LEVEL", { old, new: next }, wireSafe, `idempotency_level changes from ${levels[Number(was)]} to ${levels[Number(is)]}`));
  return issues;
}

/** `MethodOptions.IdempotencyLevel`. */
const levels = ["IDEMPOTENCY_UNKNOWN", "NO_SIDE_EFFECTS", "IDEMPOTENT"] as const;
