import { type CallContext, type CallOptions, createClient, createServer } from "../../src/rpc/index.ts";
import type { RunningServer } from "./call.ts";
import { headersOf, plainMetadata } from "./metadata.ts";
import { Calculator } from "./wireform.ts";

/** A server of ours that answers each call by a call to another. It passes metadata on, and neither deadlines nor cancellation: those go on by themselves. */
export async function relayTo({ address, log, close }: RunningServer): Promise<RunningServer> {
  const client: any = createClient(Calculator, address, { insecure: true, deadline: Infinity });
  const relay = createServer({ insecure: true }).add(Calculator, {
    add: (request: object, context: CallContext) => client.add(request, passing(context)),
    multiply: (request: object, context: CallContext) => client.multiply(request, passing(context)),
    batchAdd: (request: object, context: CallContext) => client.batchAdd(request, passing(context)),
    generateSequence: (request: object, context: CallContext) => client.generateSequence(request, passing(context)),
    computeStatistics: (requests: AsyncIterable<object>, context: CallContext) =>
      client.computeStatistics(requests, passing(context)),
    streamingCalculator: (requests: AsyncIterable<object>, context: CallContext) =>
      client.streamingCalculator(requests, passing(context)),
  });
  return {
    address: await relay.listen("127.0.0.1:0"),
    log,
    close: async () => {
      client.close();
      await relay.shutdown({ grace: 0 });
      await close();
    },
  };
}

function passing({ metadata, headers, trailers }: CallContext): CallOptions {
  return {
    metadata: ours(metadata),
    onHeaders: (came) => add(headers, ours(came)),
    onTrailers: (came) => add(trailers, ours(came)),
  };
}

function add(target: Headers, source: Headers): void {
  for (const [name, value] of source) target.append(name, value);
}

/** Without what gRPC itself sends. */
function ours(metadata: Headers): Headers {
  return headersOf(plainMetadata(metadata));
}
