// The server under test: reads on stdin how it is to be, and says on stdout where it is.
import { createServer } from "wireform/rpc";
import { message, Service } from "./common.mjs";
import { readFrames, writeFrame } from "./frames.mjs";
import { handlers, noteTimeout } from "./handlers.mjs";

const Request = message("ServerCompatRequest");
const Response = message("ServerCompatResponse");

for await (const bytes of readFrames(process.stdin)) {
  const { useTls, serverCreds, clientTlsCert, messageReceiveLimit } = Request.decode(bytes);
  const ca = clientTlsCert.length > 0 ? { ca: clientTlsCert } : {};
  const server = createServer({
    ...(useTls ? { tls: { key: serverCreds.key, cert: serverCreds.cert, ...ca } } : { insecure: true }),
    ...(messageReceiveLimit > 0 ? { maxReceiveBytes: messageReceiveLimit } : {}),
    compression: "gzip",
  }).add(Service, handlers, { interceptors: [noteTimeout] });
  const address = await server.listen("127.0.0.1:0");
  process.on("SIGTERM", () => server.shutdown({ grace: 500 }).then(() => process.exit(0)));
  const port = Number(address.split(":").at(-1));
  await writeFrame(
    process.stdout,
    Response.encode({ host: "127.0.0.1", port, ...(useTls ? { pemCert: serverCreds.cert } : {}) }),
  );
  break;
}
