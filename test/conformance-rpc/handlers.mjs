// What answers the methods of the conformance service.
import { createRouter, RpcError } from "wireform/rpc";
import { addHeaders, headersOf, message, pack, Service, sleep } from "./common.mjs";

const RequestInfo = message("ConformancePayload.RequestInfo");

/** Milliseconds that each call had when it came, however long its requests are on their way. */
const timeouts = new WeakMap();

/** Notes what a call had when it came. */
export const noteTimeout = (next) => (request, context) => {
  const { deadline, trailers } = context;
  if (deadline !== undefined) timeouts.set(trailers, BigInt(Math.max(0, deadline.getTime() - Date.now())));
  return next(request, context);
};

function infoOf(context, requests) {
  const { metadata, trailers, query } = context;
  return {
    requestHeaders: headersOf(metadata),
    timeoutMs: timeouts.get(trailers),
    requests,
    connectGetInfo:
      query === undefined ? undefined : { queryParams: [...query].map(([name, value]) => ({ name, value: [value] })) },
  };
}

function errorOf({ code, message: text = "", details }, info) {
  const typedDetails = info === undefined ? details : [...details, pack(RequestInfo, info)];
  return new RpcError(code, text, { typedDetails });
}

function setMetadata(context, definition) {
  addHeaders(context.headers, definition.responseHeaders);
  addHeaders(context.trailers, definition.responseTrailers);
}

const asAny = (context, request) => pack(context.method.input, request);

async function answerOne(context, definition, requests) {
  const info = infoOf(context, requests);
  if (definition === undefined) return { payload: { requestInfo: info } };
  setMetadata(context, definition);
  if (definition.responseDelayMs > 0) await sleep(definition.responseDelayMs, context.signal);
  if (definition.error !== undefined) throw errorOf(definition.error, info);
  return { payload: { data: definition.responseData ?? new Uint8Array(), requestInfo: info } };
}

async function* answerMany(context, definition, requests, sent = 0) {
  if (definition === undefined) return;
  for (const data of definition.responseData.slice(sent)) {
    if (definition.responseDelayMs > 0) await sleep(definition.responseDelayMs, context.signal);
    yield { payload: { data, requestInfo: sent++ === 0 ? infoOf(context, requests) : undefined } };
  }
  if (definition.error !== undefined)
    throw errorOf(definition.error, sent === 0 ? infoOf(context, requests) : undefined);
}

const unary = (request, context) => answerOne(context, request.responseDefinition, [asAny(context, request)]);

function begin(context, definition) {
  if (definition === undefined) return;
  setMetadata(context, definition);
  context.sendHeaders();
}

export const handlers = {
  unary,
  idempotentUnary: unary,

  async clientStream(requests, context) {
    let definition;
    const seen = [];
    for await (const request of requests) {
      if (seen.length === 0) definition = request.responseDefinition;
      seen.push(asAny(context, request));
    }
    return answerOne(context, definition, seen);
  },

  async *serverStream(request, context) {
    begin(context, request.responseDefinition);
    yield* answerMany(context, request.responseDefinition, [asAny(context, request)]);
  },

  async *bidiStream(requests, context) {
    let first;
    let sent = 0;
    let seen = [];
    for await (const request of requests) {
      seen.push(asAny(context, request));
      if (first === undefined) {
        first = request;
        begin(context, first.responseDefinition);
      }
      if (!first.fullDuplex) continue;
      const { responseDefinition: definition } = first;
      if (definition === undefined || sent >= definition.responseData.length) break;
      if (definition.responseDelayMs > 0) await sleep(definition.responseDelayMs, context.signal);
      const requestInfo = sent === 0 ? infoOf(context, seen) : { requests: seen };
      yield { payload: { data: definition.responseData[sent++], requestInfo } };
      seen = [];
    }
    yield* answerMany(context, first?.responseDefinition, seen, sent);
  },
};

/** The universal handler; without a limit, 0, messages may be as large as by default. */
export function routerFor(limit) {
  const router = createRouter({ ...(limit > 0 ? { maxReceiveBytes: limit } : {}), compression: "gzip" });
  return router.add(Service, handlers, { interceptors: [noteTimeout] });
}
