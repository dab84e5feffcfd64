// The body in Cloudflare's workerd: answers each request with the report.
import { material } from "./build/material.mjs";
import { runBody } from "./body.ts";

export default {
  async fetch() {
    return Response.json(await runBody(material));
  },
};
