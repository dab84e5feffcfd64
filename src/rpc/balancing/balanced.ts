import type { ProtocolName } from "../call/context.ts";
import type { Ending } from "../call/ending.ts";
import { wasUnsent } from "../call/unsent.ts";
import { Feed } from "../discovery/feed.ts";
import type { Registry } from "../discovery/registry.ts";
import type { HttpRequest, HttpResponse } from "../protocol/http.ts";
import type { Transport } from "../transport/transport.ts";
import { Group, type Refusals } from "./group.ts";
import type { Member, Reconnect } from "./member.ts";
import { type BalancingName, policies } from "./policies.ts";
import { Replay } from "./replay.ts";

/** The instances that calls are spread over, and how. */
export interface Balancing {
  readonly registry: Registry;
  /** Full name of the service to look up. */
  readonly service: string;
  /** Makes a transport to an instance; undefined for anything that is not an address. */
  readonly transportTo: (address: string) => Transport | undefined;
  /** The protocols that those transports can carry. */
  readonly protocols: readonly ProtocolName[];
  readonly policy: BalancingName;
  readonly reconnect?: Reconnect | undefined;
}

/**
 * Carries calls to the instances in a registry, over one transport per instance. A call that one instance certainly did
 * not accept goes to the next, while its deadline lasts. The registry is watched from the first call on.
 *
 * Errors: RpcError UNAVAILABLE if there is no instance, or none can be reached; those of the transports.
 */
export function balanced({ registry, service, policy, reconnect = {}, ...balancing }: Balancing): Transport {
  const group = new Group({ ...balancing, service, reconnect, policy: policies[policy]() });
  const feed = new Feed(registry, service, (known) => group.learn(known));
  return {
    peer: service,
    protocols: balancing.protocols,
    send(request, ending) {
      feed.begin();
      return sendTo(group, request, ending);
    },
    close() {
      feed.release();
      group.close();
    },
  };
}

/** Sends a request to one instance after another, until one may have accepted it. */
async function sendTo(group: Group, request: HttpRequest, ending: Ending): Promise<HttpResponse> {
  const body = new Replay(request.body);
  let refusals: Refusals | undefined;
  try {
    for (;;) {
      const member = group.pick(refusals);
      if (member === undefined) {
        await group.change(ending);
        continue;
      }
      const { connections } = member;
      try {
        return await take(member, { ...request, body: body.begin() }, ending, body);
      } catch (error) {
        const mayGoOn = wasUnsent(error as object) && body.canBegin && ending.reason === undefined;
        if (!mayGoOn) throw error;
        (refusals ??= new Map()).set(member, connections);
        // The removal of an instance may become known a moment after its calls fail.
        await new Promise((resolve) => setTimeout(resolve));
        member.refused(connections);
      }
    }
  } catch (error) {
    body.giveUp();
    throw error;
  }
}

async function take(member: Member, request: HttpRequest, ending: Ending, body: Replay): Promise<HttpResponse> {
  const response = await member.send(request, ending);
  body.settle();
  return response;
}
