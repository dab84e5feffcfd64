/** The text of a `.proto` that a message might be of, going by its bytes alone. */
export function guessedSchema(_bytes: Uint8Array): string {
  return 'syntax = "proto3";\n\nmessage Guess {\n}\n';
}
