/** What belongs to a connection, or to the framing of a body, and not to a request or a response. */
export const hopNames: ReadonlySet<string> = new Set([
  ...["connection", "keep-alive", "proxy-connection", "transfer-encoding", "upgrade", "http2-settings", "host"],
  "content-length",
]);
