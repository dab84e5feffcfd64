/** Which pane a file is for, by its name: what no other is for are bytes. */
export function paneOfFile(name: string): "schema" | "json" | "text" | "bytes" {
  if (/\.proto$/i.test(name)) return "schema";
  if (/\.json$/i.test(name)) return "json";
  return /\.(txtpb|textproto|textpb|pbtxt|prototxt)$/i.test(name) ? "text" : "bytes";
}
