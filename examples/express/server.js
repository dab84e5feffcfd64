import express from "express";
import { isProtobufError, load } from "wireform";
import { fromJson, toJson } from "wireform/json";
import { createServer, RpcError } from "wireform/rpc";

const schema = await load("orders.proto", { includePaths: [new URL(".", import.meta.url).pathname] });
const Order = schema.message("shop.Order");
const orders = new Map();
const binary = "application/x-protobuf";

/** The message in a request, in binary form or as JSON. */
function read(codec, request) {
  return request.is(binary) ? codec.decode(request.body) : fromJson(codec, request.body);
}

/** Sends a message in the form that the client accepts, JSON if it does not care. */
function send(codec, response, message) {
  response.format({
    "application/json": () => response.json(toJson(codec, message)),
    [binary]: () => response.send(Buffer.from(codec.encode(message))),
  });
}

// Remote calls come before the body parsers: they read their bodies themselves.
const calls = createServer({ insecure: true }).add(schema.service("shop.Orders"), {
  getOrder({ id }) {
    const order = orders.get(id);
    if (order === undefined) throw new RpcError("NOT_FOUND", `there is no order ${id}`);
    return order;
  },
});

const app = express();
app.use("/rpc", calls.handler);
app.use(express.raw({ type: binary, limit: "1mb" }), express.json({ limit: "1mb" }));

app.post("/orders", (request, response) => {
  const order = read(Order, request);
  orders.set(order.id, order);
  send(Order, response.status(201), order);
});

app.get("/orders/:id", (request, response) => {
  const { id } = request.params;
  const order = /^\d+$/.test(id) ? orders.get(BigInt(id)) : undefined;
  if (order === undefined) response.sendStatus(404);
  else send(Order, response, order);
});

// What cannot be decoded is the client's mistake. The error says where it is.
app.use((error, _request, response, next) => {
  if (!isProtobufError(error)) return next(error);
  response.status(400).json({ code: error.code, path: error.path, offset: error.offset, message: error.message });
});

const listener = app.listen(Number(process.env.PORT ?? 8080), "localhost", () =>
  console.log(`listening on http://localhost:${listener.address().port}`),
);
