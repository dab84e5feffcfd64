// Made by wireform from "remote.proto". Do not edit.

import type { MessageCodec, MethodType, unknownFields } from "wireform/runtime";

export type Operation_Kind =
  | /** ADD */ 0
  | /** MULTIPLY */ 1;

export interface CalculationRequest {
  a: number;
  b: number;
  [unknownFields]?: Uint8Array | undefined;
}

/** What encode, create and merge take for {@link CalculationRequest}. */
export interface CalculationRequestInit {
  readonly a?: number | undefined;
  readonly b?: number | undefined;
  readonly [unknownFields]?: Uint8Array | undefined;
}

export interface CalculationResponse {
  result: number;
  [unknownFields]?: Uint8Array | undefined;
}

/** What encode, create and merge take for {@link CalculationResponse}. */
export interface CalculationResponseInit {
  readonly result?: number | undefined;
  readonly [unknownFields]?: Uint8Array | undefined;
}

export interface BatchRequest {
  requests: CalculationRequest[];
  [unknownFields]?: Uint8Array | undefined;
}

/** What encode, create and merge take for {@link BatchRequest}. */
export interface BatchRequestInit {
  readonly requests?: readonly CalculationRequestInit[] | undefined;
  readonly [unknownFields]?: Uint8Array | undefined;
}

export interface BatchResponse {
  /** In the order of the requests. */
  responses: CalculationResponse[];
  [unknownFields]?: Uint8Array | undefined;
}

/** What encode, create and merge take for {@link BatchResponse}. */
export interface BatchResponseInit {
  /** In the order of the requests. */
  readonly responses?: readonly CalculationResponseInit[] | undefined;
  readonly [unknownFields]?: Uint8Array | undefined;
}

export interface SequenceRequest {
  start: number;
  count: number;
  step: number;
  [unknownFields]?: Uint8Array | undefined;
}

/** What encode, create and merge take for {@link SequenceRequest}. */
export interface SequenceRequestInit {
  readonly start?: number | undefined;
  readonly count?: number | undefined;
  readonly step?: number | undefined;
  readonly [unknownFields]?: Uint8Array | undefined;
}

interface Number$ {
  value: number;
  [unknownFields]?: Uint8Array | undefined;
}

/** What encode, create and merge take for {@link Number$}. */
export interface Number$Init {
  readonly value?: number | undefined;
  readonly [unknownFields]?: Uint8Array | undefined;
}

export type { Number$ as Number };

export interface Statistics {
  count: number;
  sum: number;
  mean: number;
  minimum: number;
  maximum: number;
  [unknownFields]?: Uint8Array | undefined;
}

/** What encode, create and merge take for {@link Statistics}. */
export interface StatisticsInit {
  readonly count?: number | undefined;
  readonly sum?: number | undefined;
  readonly mean?: number | undefined;
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
  readonly [unknownFields]?: Uint8Array | undefined;
}

export interface Operation {
  kind: Operation_Kind | (number & {});
  a: number;
  b: number;
  [unknownFields]?: Uint8Array | undefined;
}

/** What encode, create and merge take for {@link Operation}. */
export interface OperationInit {
  readonly kind?: Operation_Kind | (number & {}) | undefined;
  readonly a?: number | undefined;
  readonly b?: number | undefined;
  readonly [unknownFields]?: Uint8Array | undefined;
}

/** What the schema has, by name: `load<Remote>(...)`. */
export interface Remote {
  messages: {
    "remote.CalculationRequest": { type: CalculationRequest; init: CalculationRequestInit };
    "remote.CalculationResponse": { type: CalculationResponse; init: CalculationResponseInit };
    "remote.BatchRequest": { type: BatchRequest; init: BatchRequestInit };
    "remote.BatchResponse": { type: BatchResponse; init: BatchResponseInit };
    "remote.SequenceRequest": { type: SequenceRequest; init: SequenceRequestInit };
    "remote.Number": { type: Number$; init: Number$Init };
    "remote.Statistics": { type: Statistics; init: StatisticsInit };
    "remote.Operation": { type: Operation; init: OperationInit };
  };
  enums: {
    "remote.Operation.Kind": Operation_Kind;
  };
  services: {
    "remote.Calculator": {
      add: MethodType<MessageCodec<CalculationRequest, CalculationRequestInit>, MessageCodec<CalculationResponse, CalculationResponseInit>, "unary">;
      multiply: MethodType<MessageCodec<CalculationRequest, CalculationRequestInit>, MessageCodec<CalculationResponse, CalculationResponseInit>, "unary">;
      /** Many pairs in one call. */
      batchAdd: MethodType<MessageCodec<BatchRequest, BatchRequestInit>, MessageCodec<BatchResponse, BatchResponseInit>, "unary">;
      /** The numbers from `start`, `count` of them, `step` apart. */
      generateSequence: MethodType<MessageCodec<SequenceRequest, SequenceRequestInit>, MessageCodec<Number$, Number$Init>, "serverStreaming">;
      /** Of all the numbers that are sent. */
      computeStatistics: MethodType<MessageCodec<Number$, Number$Init>, MessageCodec<Statistics, StatisticsInit>, "clientStreaming">;
      /** A result for each operation, as they come. */
      streamingCalculator: MethodType<MessageCodec<Operation, OperationInit>, MessageCodec<CalculationResponse, CalculationResponseInit>, "bidiStreaming">;
    };
  };
  extensions: {};
}
