/** What the server of rpc-server.mjs serves. */
export const targetSource = `
  syntax = "proto3";
  service Target {
    rpc Unary(M) returns (M);
    rpc Client(stream M) returns (M);
    rpc Server(M) returns (stream M);
    rpc Bidi(stream M) returns (stream M);
    rpc Once(M) returns (M);
    rpc Exact(M) returns (M);
    rpc Constructor(M) returns (M);
    rpc ToString(M) returns (M);
    rpc HasOwnProperty(M) returns (M);
    rpc __proto__(M) returns (M);
  }
  message M { string what = 1; bytes data = 2; }
`;
