import { loadSync } from "../../src/index.ts";
import {
  type CallContext,
  createClient,
  createServer,
  type Interceptor,
  isRpcError,
  RpcError,
} from "../../src/rpc/index.ts";
import { protoDirectory } from "../support/engines.ts";
import {
  type Call,
  Log,
  type Outcome,
  type PlainMetadata,
  refusal,
  type RunningServer,
  Turns,
  type Way,
  withDeadline,
} from "./call.ts";
import { add, batchAdd, compute, type Operation, type Sequence, sequenceOf, statisticsOf } from "./calculator.ts";
import { headersOf, plainMetadata } from "./metadata.ts";

/* Our side: as users have it. */

export const schema = loadSync("remote.proto", { includePaths: [protoDirectory] });
export const Calculator = schema.service("remote.Calculator");

export async function callAsWireform(
  address: string,
  { method, requests, metadata, deadline, compress }: Call,
  cancel: AbortSignal,
  way: Partial<Way> = {},
): Promise<Outcome> {
  const compression = compress === true ? "gzip" : "identity";
  const client: any = createClient(Calculator, address, { insecure: true, compression, ...way });
  let [headers, trailers]: PlainMetadata[] = [{}, {}];
  const options = {
    metadata: headersOf(metadata),
    deadline: deadline ?? Infinity,
    signal: cancel,
    onHeaders: (came: Headers) => (headers = plainMetadata(came)),
    onTrailers: (came: Headers) => (trailers = plainMetadata(came)),
  };
  const turns = new Turns(requests);
  const replies: object[] = [];
  const all = async (stream: AsyncIterable<object>): Promise<void> => {
    for await (const reply of stream) {
      replies.push(reply);
      turns.replied();
    }
  };
  try {
    if (method === "GenerateSequence") await all(client.generateSequence(requests[0], options));
    else if (method === "StreamingCalculator") await all(client.streamingCalculator(turns, options));
    else if (method === "ComputeStatistics") replies.push(await client.computeStatistics(requests, options));
    else if (method === "BatchAdd") replies.push(await client.batchAdd(requests[0], options));
    else replies.push(await client[method === "Add" ? "add" : "multiply"](requests[0], options));
    return { replies, status: 0, details: "", headers: headers!, trailers: trailers! };
  } catch (error) {
    if (!isRpcError(error)) throw error;
    return {
      replies,
      status: error.status,
      details: error.details,
      headers: {},
      // Where one message answers, Connect has one place for what goes with an error: some write it as headers, some as trailers.
      trailers: { ...plainMetadata(error.headers ?? new Headers()), ...plainMetadata(error.metadata) },
    };
  } finally {
    client.close();
  }
}

export async function serveAsWireform(): Promise<RunningServer> {
  const log = new Log();
  const server = createServer({ insecure: true, interceptors: [asTold(log)] }).add(Calculator, {
    add,
    batchAdd,
    computeStatistics: statisticsOf,
    async *generateSequence(request: Sequence) {
      yield* sequenceOf(request);
    },
    async *streamingCalculator(operations: AsyncIterable<Operation>) {
      for await (const operation of operations) yield compute(operation);
    },
  });
  const address = await server.listen("127.0.0.1:0");
  return { address, log, close: () => server.shutdown({ grace: 0 }) };
}

function asTold(log: Log): Interceptor {
  return (next) => async (request, context) => {
    const told = context.metadata.get("x-do");
    for (const place of [context.headers, context.trailers])
      for (const [name, value] of headersOf(plainMetadata(context.metadata, "x-echo"))) place.append(name, value);
    if (told === "refuse") throw refused();
    const reply = await next(request, context);
    if (!context.method.serverStreaming) return (await endAsTold(told, context, log), reply);
    return (async function* () {
      yield* reply;
      await endAsTold(told, context, log);
    })();
  };
}

async function endAsTold(told: unknown, { method, deadline, signal }: CallContext, log: Log): Promise<void> {
  if (told === "fail") throw refused();
  if (told !== "wait") return;
  const call = `${method.name} ${withDeadline(deadline !== undefined)}`;
  log.add(`waiting ${call}`);
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener("abort", resolve));
  log.add(`over ${call}`);
}

function refused(): RpcError {
  return new RpcError("NOT_FOUND", refusal.details, { metadata: headersOf(refusal.trailers) });
}
