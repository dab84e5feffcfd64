// Both sides in workerd: the universal handler, and at /answer a client by fetch, which workerd.mjs hands over what the suite asks for.
import { routerFor } from "../handlers.mjs";
import { answer } from "../invoke.mjs";
import { clientFor } from "./clients.mjs";

let router;

export default {
  async fetch(request, { LIMIT }) {
    if (!request.url.endsWith("/answer")) return (router ??= routerFor(Number(LIMIT))).fetch(request);
    return new Response(await answer(new Uint8Array(await request.arrayBuffer()), clientFor));
  },
};
