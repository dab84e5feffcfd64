// A server that is to be attacked, in a process of its own: prints its address, then what its hooks are told, by kind. Handlers throw what the request asks for.
import { parse } from "../../dist/index.js";
import { targetSource } from "./rpc-target.mjs";
import { createServer, logging, memoryStore, atMostOnce, exactlyOnce, RpcError } from "../../dist/rpc/index.js";

const schema = parse(targetSource);

const throwing = () => {
  throw new Error("trap");
};
const hostileProxy = (target) =>
  new Proxy(target, Object.fromEntries(Object.getOwnPropertyNames(Reflect).map((trap) => [trap, throwing])));
const withGetters = (...names) =>
  names.reduce((error, name) => Object.defineProperty(error, name, { get: throwing }), new Error("x"));
const cyclic = new Error("s3cret");
cyclic.cause = cyclic;

/** What handlers throw, by name. */
const thrown = {
  nullPrototype: () => Object.create(null),
  undefined: () => undefined,
  null: () => null,
  string: () => "s3cret",
  symbol: () => Symbol("s3cret"),
  proxy: () => hostileProxy({}),
  proxyOfError: () => hostileProxy(new Error("s3cret")),
  proxyOfFunction: () => hostileProxy(() => {}),
  frozen: () => Object.freeze(new Error("s3cret")),
  getters: () => withGetters("message", "stack", "code", "cause", "name"),
  gettersOfRpcError: () => Object.defineProperty(new RpcError("NOT_FOUND", "x"), "details", { get: throwing }),
  oddDetails: () =>
    Object.assign(Object.create(RpcError.prototype), {
      name: "RpcError",
      code: "NOT_FOUND",
      status: 5,
      details: Symbol("x"),
      metadata: 7,
    }),
  oddCode: () => Object.assign(new Error("s3cret"), { name: "RpcError", code: "MINE", status: 999 }),
  domException: () => new DOMException("s3cret", "NotFoundError"),
  cyclic: () => cyclic,
  secret: () => new Error("cannot reach postgres://app:s3cret@10.0.0.1"),
};

/** What handlers say of a call that fails, by name: the text of a NOT_FOUND. */
const said = {
  surrogate: "123456789\ud83d...",
  low: "\udc00",
  long: "x".repeat(100_000),
  longUnicode: "語".repeat(100_000),
  longSurrogates: "\ud800".repeat(100_000),
  control: "a\0b\x1b[31m\x7f\r\n%0A%zz%",
};

async function fail(what, context) {
  if (Object.hasOwn(thrown, what)) throw thrown[what]();
  if (Object.hasOwn(said, what)) throw new RpcError("NOT_FOUND", said[what]);
  const [, where, name] = /^(headers|trailers|error) (.*)$/.exec(what) ?? [];
  if (name === undefined) return;
  const value = name.endsWith("-bin") ? "AQ" : name === "x-long" ? "x".repeat(1_000_000) : "x";
  const metadata = where === "error" ? new Headers() : context[where];
  try {
    metadata.append(name, value);
    if (name === "age") metadata.append(name, value);
  } catch {
    // Some names are none for Headers, either.
  }
  (where === "error" ? metadata : context.trailers).set("x-kept", "kept");
  if (where === "error") throw new RpcError("NOT_FOUND", "x", { metadata });
}

const first = async (request, context) => {
  await fail(request.what, context);
  return { what: request.what };
};
const handlers = {
  unary: first,
  once: atMostOnce(memoryStore(), first),
  exact: exactlyOnce(memoryStore(), (request, _tx, context) => first(request, context)),
  async client(requests, context) {
    let last = "";
    for await (const { what } of requests) await fail((last = what), context);
    return { what: last };
  },
  async *server({ what }, context) {
    try {
      yield { what };
    } finally {
      await fail(what, context);
    }
  },
  async *bidi(requests, context) {
    for await (const { what } of requests) {
      await fail(what, context);
      yield { what };
    }
  },
};

/** An interceptor may throw, too, before and after. */
const interceptor = (next) => (request, context) => {
  const what = context.metadata.get("throw");
  if (what?.startsWith("sync ")) throw thrown[what.slice(5)]();
  return what === null ? next(request, context) : Promise.reject(thrown[what]());
};

const failing = () => {
  throw new Error("the hook itself");
};
const server = createServer({
  insecure: true,
  interceptors: [logging({ log: async () => failing() }), interceptor],
  onError: failing,
}).add(schema.service("Target"), handlers);
process.on("warning", () => {});
console.log(await server.listen("127.0.0.1:0"));
process.stdin.resume().on("end", () => process.exit());
