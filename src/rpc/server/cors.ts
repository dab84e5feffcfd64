import { checkOptions, type Known, needOption, refuse } from "../call/check-options.ts";
import { type HttpRequest, type HttpResponse, noBytes } from "../protocol/http.ts";

/** Which pages of other origins may make calls. Source: https://fetch.spec.whatwg.org/#http-cors-protocol */
export interface CorsOptions {
  /** The origins of these pages: `https://app.example.com`; `*` for any. */
  readonly origins: "*" | readonly string[];
  /** Whether the browser may send cookies; not with `*`. Default false. */
  readonly credentials?: boolean | undefined;
  /** Seconds for which browsers cache the answer: up to 7,200 in Chromium, 86,400 in Firefox. Default 7,200. */
  readonly maxAge?: number | undefined;
}

const corsOptions: Known<CorsOptions> = {
  origins: {
    takes: (value) => value === "*" || (Array.isArray(value) && value.every(isOrigin)),
    text: '"*", or a list like ["https://app.example.com"]',
  },
  credentials: "boolean",
  maxAge: { takes: (value) => Number.isInteger(value) && value >= 0, text: "a number of seconds" },
};

/** INVALID_ARGUMENT for invalid options. */
export function checkCors(cors: CorsOptions | undefined): void {
  if (cors === undefined) return;
  checkOptions("cors", cors, corsOptions);
  const { origins, credentials } = cors;
  needOption("cors", "origins", origins);
  if (origins === "*" && credentials === true) refuse("cors", "origins", "named, where credentials go along");
}

/** As browsers write it, without a path. */
function isOrigin(text: unknown): boolean {
  try {
    return new URL(text as string).origin === text;
  } catch {
    return false;
  }
}

/** The answer to a preflight request; undefined for other requests. */
export function preflight({ method, headers }: HttpRequest, cors: CorsOptions): HttpResponse | undefined {
  if (method !== "OPTIONS" || !headers.has("access-control-request-method")) return undefined;
  const told = new Headers();
  if (allow(headers.get("origin"), cors, told)) {
    told.set("access-control-allow-methods", "GET, POST");
    const names = headers.get("access-control-request-headers");
    if (names !== null) told.set("access-control-allow-headers", names);
    told.set("access-control-max-age", String(cors.maxAge ?? 7200));
  }
  told.append("vary", "access-control-request-method, access-control-request-headers");
  return { status: 204, headers: told, body: noBytes };
}

/** Lets the page read a response, with all its headers. */
export function expose(response: HttpResponse, origin: string | null, cors: CorsOptions): HttpResponse {
  const { headers } = response;
  const names = [...headers.keys()];
  if (allow(origin, cors, headers) && names.length > 0) headers.set("access-control-expose-headers", names.join(", "));
  return response;
}

/** Whether the page is allowed; sets the headers that say so. */
function allow(origin: string | null, { origins, credentials }: CorsOptions, headers: Headers): boolean {
  if (origins === "*") {
    headers.set("access-control-allow-origin", "*");
    return true;
  }
  headers.append("vary", "origin");
  if (origin === null || !origins.includes(origin)) return false;
  headers.set("access-control-allow-origin", origin);
  if (credentials === true) headers.set("access-control-allow-credentials", "true");
  return true;
}
