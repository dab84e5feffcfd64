// The client under test: reads on stdin what calls to make, and says on stdout what came of them.
import { createClient } from "wireform/rpc";
import { compressions, formats, protocols, Service } from "./common.mjs";
import { answerAll } from "./frames.mjs";
import { answer } from "./invoke.mjs";

const http1 = 1;

const clients = new Map();

function clientFor(request) {
  const { host, port, httpVersion, serverTlsCert, clientTlsCreds, messageReceiveLimit } = request;
  const hex = (bytes) => Buffer.from(bytes ?? []).toString("hex");
  const options = {
    protocol: protocols[request.protocol],
    codec: formats[request.codec],
    compression: compressions[request.compression],
    httpVersion: httpVersion === http1 ? "1.1" : "2",
    useGet: request.useGetHttpMethod,
    deadline: Infinity,
    ...(messageReceiveLimit > 0 ? { maxReceiveBytes: messageReceiveLimit } : {}),
  };
  const key = JSON.stringify([host, port, hex(serverTlsCert), hex(clientTlsCreds?.cert), options]);
  if (!clients.has(key)) {
    const { cert, key: privateKey } = clientTlsCreds ?? {};
    const tls =
      serverTlsCert.length === 0
        ? { insecure: true }
        : { tls: { ca: serverTlsCert, ...(cert === undefined ? {} : { cert, key: privateKey }) } };
    clients.set(key, createClient(Service, `${host}:${port}`, { ...options, ...tls }));
  }
  return clients.get(key);
}

await answerAll((bytes) => answer(bytes, clientFor));
for (const client of clients.values()) client.close();
