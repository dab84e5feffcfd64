// What a client under test does with a request of the suite.
import { isRpcError } from "wireform/rpc";
import { addHeaders, headersOf, message, Service, sleep } from "./common.mjs";
import { schema } from "./schema.mjs";

const Request = message("ClientCompatRequest");
const Response = message("ClientCompatResponse");
const fullDuplex = 5;

/** Makes a call as it is asked for, by the client that `clientFor` gives, and says what came of it. */
export async function answer(bytes, clientFor) {
  const request = Request.decode(bytes);
  const { testName } = request;
  const result = await invoke(request, clientFor(request)).then(
    (response) => ({ testName, response }),
    (error) => ({ testName, error: { message: String(error?.stack ?? error) } }),
  );
  return Response.encode(result, { exact: true });
}
const methods = Object.values(Service.methods);

async function invoke(request, client) {
  const { input, localName, clientStreaming, serverStreaming } = methods.find(({ name }) => name === request.method);
  const messages = request.requestMessages.map(({ value }) => schema.message(input.typeName).decode(value));

  const metadata = new Headers();
  addHeaders(metadata, request.requestHeaders);
  const controller = new AbortController();
  const { cancel } = request;
  const afterNum = cancel?.afterNumResponses ?? -1;
  const beforeClose = cancel?.beforeCloseSend !== undefined;
  const afterClose = cancel === undefined || beforeClose || afterNum > 0 ? -1 : (cancel.afterCloseSendMs ?? 0);
  const cancelLater = () => setTimeout(() => controller.abort(), afterClose);

  const [payloads, seen] = [[], { headers: [], trailers: [] }];
  const options = {
    metadata,
    signal: controller.signal,
    ...(request.timeoutMs === undefined ? {} : { deadline: request.timeoutMs }),
    onHeaders: (headers) => (seen.headers = headersOf(headers)),
    onTrailers: (trailers) => (seen.trailers = headersOf(trailers)),
  };
  let [sent, over, onReply, onOver] = [0, false, () => {}, undefined];
  const finished = new Promise((resolve) => (onOver = resolve));

  async function* requests() {
    for (const one of messages) {
      if (request.requestDelayMs > 0) await sleep(request.requestDelayMs);
      const reply = new Promise((resolve) => (onReply = resolve));
      yield one;
      sent++;
      if (request.streamType === fullDuplex && !over) await Promise.race([reply, finished]);
    }
    if (beforeClose) {
      controller.abort();
      await finished;
    } else if (afterClose >= 0) cancelLater();
  }

  let error;
  try {
    if (!clientStreaming && afterClose >= 0) cancelLater();
    const argument = clientStreaming ? requests() : messages[0];
    if (serverStreaming) {
      for await (const reply of client[localName](argument, options)) {
        payloads.push(reply.payload ?? {});
        if (payloads.length === afterNum) controller.abort();
        onReply();
      }
    } else payloads.push((await client[localName](argument, options)).payload ?? {});
  } catch (failure) {
    if (failure.headers !== undefined) seen.headers = headersOf(failure.headers);
    if (isRpcError(failure)) seen.trailers = headersOf(failure.metadata);
    else console.error(`${request.testName}: not an RpcError: ${failure?.stack}`);
    error = isRpcError(failure)
      ? { code: failure.status, message: failure.details, details: failure.typedDetails }
      : { code: 2, message: String(failure?.message ?? failure) };
  } finally {
    over = true;
    onOver();
  }
  return {
    responseHeaders: seen.headers,
    responseTrailers: seen.trailers,
    payloads,
    error,
    numUnsentRequests: clientStreaming ? messages.length - sent : 0,
  };
}
