import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { base } from "./address.mjs";

/* The Content Security Policy of the site, written into each page: static hosts send no headers. It lets nothing evaluate code and nothing leave the page; the few scripts within pages go by their hashes. */

const hashOf = (script) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`;

const icon = `<link rel="icon" type="image/svg+xml" href="${base}icon.svg">`;

function policyOf(html) {
  const scripts = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([^]*?)<\/script>/gu)].map(([, script]) => script);
  return [
    "default-src 'self'",
    ["script-src 'self'", ...new Set(scripts.map(hashOf))].join(" "),
    // Colours of code stand in attributes.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    // The reference has its index for search as a data URL.
    "connect-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

/** Adds what is wanted in the head of every page in a folder. */
export function finishHeads(directory) {
  for (const name of readdirSync(directory, { recursive: true })) {
    if (!name.endsWith(".html")) continue;
    const path = join(directory, name);
    const html = readFileSync(path, "utf8");
    const policy = `<meta http-equiv="Content-Security-Policy" content="${policyOf(html)}">`;
    // The reference and the report have no icon of their own.
    const added = html.includes('rel="icon"') ? policy : policy + icon;
    writeFileSync(
      path,
      html.replace(/<meta charset="utf-8"\s*\/?>/u, (charset) => charset + added),
    );
  }
}
