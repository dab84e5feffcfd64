import { emptyState, type PlaygroundState } from "./state.ts";

/** Something to begin with. */
export interface Example {
  readonly name: string;
  readonly state: PlaygroundState;
}

const calculator = `syntax = "proto3";
package calculator;

message AddRequest {
  int32 a = 1;
  int32 b = 2;
  // A later addition: readers without it keep its bytes.
  string request_id = 3;
}

message AddResponse {
  int32 result = 1;
}
`;

const order = `syntax = "proto3";
package shop;

message Order {
  uint64 id = 1;
  Customer customer = 2;
  map<string, int32> items = 3;
  oneof payment {
    string card = 4;
    int32 cents = 5;
  }
  Status status = 6;
  repeated sint32 adjustments = 7;
}

message Customer {
  string name = 1;
  repeated string tags = 2;
}

enum Status {
  NEW = 0;
  PAID = 1;
}
`;

/** With a field 15 of the order and a field 9 of the customer, which the schema does not have. */
const orderBytes = `08 d2 09 12 15 0a 05 41 6c 69 63 65 12 03 76 69
70 12 03 6e 65 77 4a 02 6f 6b 1a 09 0a 05 61 70
70 6c 65 10 03 1a 08 0a 04 70 65 61 72 10 01 28
f3 07 30 01 3a 03 01 04 05 7a 04 08 2a 10 07`;

const event = `syntax = "proto3";
package events;

import "google/protobuf/any.proto";
import "google/protobuf/duration.proto";
import "google/protobuf/struct.proto";
import "google/protobuf/timestamp.proto";
import "google/protobuf/wrappers.proto";

message Event {
  string name = 1;
  google.protobuf.Timestamp at = 2;
  google.protobuf.Duration took = 3;
  google.protobuf.Struct labels = 4;
  google.protobuf.Int32Value attempt = 5;
  google.protobuf.Any detail = 6;
}

message Detail {
  string reason = 1;
}
`;

const eventJson = `{
  "name": "deploy",
  "at": "2026-12-01T09:30:00.250Z",
  "took": "12.500s",
  "labels": { "region": "eu-west", "canary": true, "weights": [1, 2.5] },
  "attempt": 0,
  "detail": {
    "@type": "type.googleapis.com/events.Detail",
    "reason": "rollout"
  }
}`;

const legacy = `syntax = "proto2";
package legacy;

message Entry {
  required string key = 1;
  optional int32 weight = 2 [default = 10];
  optional Kind kind = 3;
  repeated group Attribute = 4 {
    required string name = 1;
    optional bytes value = 2;
  }
  extensions 100 to 199;
}

enum Kind {
  PLAIN = 1;
  SECRET = 2;
}

extend Entry {
  optional string note = 100;
}
`;

const legacyText = `key: "token"
weight: 3
kind: SECRET
Attribute {
  name: "color"
  value: "\\001\\002"
}
[legacy.note]: "an extension"
`;

const changedOrder = order
  .replace("  map<string, int32> items = 3;", "  map<string, int64> items = 3;")
  .replace("  repeated sint32 adjustments = 7;", "  repeated int32 adjustments = 7;")
  .replace("  repeated string tags = 2;\n", "")
  .replace("  PAID = 1;", "  PAID = 1;\n  SHIPPED = 2;");

const otherOrderBytes = `08 d2 09 12 0e 0a 05 41 6c 69 63 65 12 05 73 74
61 66 66 1a 09 0a 05 61 70 70 6c 65 10 05 22 04
76 69 73 61 30 01`;

const base: PlaygroundState = {
  ...emptyState,
  oldSchema: order,
  newSchema: changedOrder,
  first: orderBytes,
  second: otherOrderBytes,
};

/** The examples of the page; the first is shown when it opens. */
export const examples: readonly Example[] = [
  { name: "Calculator", state: { ...base, schema: calculator, form: "hex", input: "08 05 10 03" } },
  {
    name: "Order: nested, map, oneof, unknown fields",
    state: { ...base, schema: order, form: "hex", input: orderBytes },
  },
  { name: "Event: well-known types", state: { ...base, schema: event, form: "json", input: eventJson } },
  { name: "proto2: group, extension, defaults", state: { ...base, schema: legacy, form: "text", input: legacyText } },
  { name: "No schema: guess the fields", state: { ...base, schema: "", form: "hex", input: orderBytes } },
  { name: "Compare two schemas", state: { ...base, tab: "schemas", schema: order, input: orderBytes } },
  { name: "Compare two messages", state: { ...base, tab: "messages", schema: order, input: orderBytes } },
];
