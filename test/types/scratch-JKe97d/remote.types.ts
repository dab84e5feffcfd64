// Made by wireform from "remote.proto". Do not edit.

import type { MessageCodec, MessageInit, MethodType, unknownFields } from "wireform/runtime";

export type Operation_Kind =
  | /** ADD */ 0
  | /** MULTIPLY */ 1;

export interface CalculationRequest {
  a: number;
  b: number;
  [unknownFields]?: Uint8Array | undefined;
}

/** What encode, create and merge take for {@link CalculationRequest}. */
export type CalculationRequestInit = MessageInit<CalculationRequest>;

export interface CalculationResponse {
  result: number;
  [unknownFields]?: Uint8Array | undefined;
}

/** What encode, create and merge take for {@link CalculationResponse}. */
export type CalculationResponseInit = MessageInit<CalculationResponse>;

export interface BatchRequest {
  requests: CalculationRequest[];
  [unknownFields]?: Uint8Array | undefined;
}

/** What encode, create and merge take for {@link BatchRequest}. */
export type BatchRequestInit = MessageInit<BatchRequest, {
  requests: readonly CalculationRequestInit[];
}>;

export interface BatchResponse {
  /** In the order of the requests. */
  responses: CalculationResponse[];
  [unknownFields]?: Uint8Array | undefined;
}

/** What encode, create and merge take for {@link BatchResponse}. */
export type BatchResponseInit = MessageInit<BatchResponse, {
  responses: readonly CalculationResponseInit[];
}>;

export interface SequenceRequest {
  start: number;
  count: number;
  step: number;
  [unknownFields]?: Uint8Array | undefined;
}

/** What encode, create and merge take for {@link SequenceRequest}. */
export type SequenceRequestInit = MessageInit<SequenceRequest>;

export interface Number {
  value: number;
  [unknownFields]?: Uint8Array | undefined;
}

/** What encode, create and merge take for {@link Number}. */
export type NumberInit = MessageInit<Number>;

export interface Statistics {
  count: number;
  sum: number;
  mean: number;
  minimum: number;
  maximum: number;
  [unknownFields]?: Uint8Array | undefined;
}

/** What encode, create and merge take for {@link Statistics}. */
export type StatisticsInit = MessageInit<Statistics>;

export interface Operation {
  kind: Operation_Kind | (number & {});
  a: number;
  b: number;
  [unknownFields]?: Uint8Array | undefined;
}

/** What encode, create and merge take for {@link Operation}. */
export type OperationInit = MessageInit<Operation>;

/** What the schema has, by name: `load<Remote>(...)`. */
export interface Remote {
  messages: {
    "remote.CalculationRequest": { type: CalculationRequest; init: CalculationRequestInit };
    "remote.CalculationResponse": { type: CalculationResponse; init: CalculationResponseInit };
    "remote.BatchRequest": { type: BatchRequest; init: BatchRequestInit };
    "remote.BatchResponse": { type: BatchResponse; init: BatchResponseInit };
    "remote.SequenceRequest": { type: SequenceRequest; init: SequenceRequestInit };
    "remote.Number": { type: Number; init: NumberInit };
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
      generateSequence: MethodType<MessageCodec<SequenceRequest, SequenceRequestInit>, MessageCodec<Number, NumberInit>, "serverStreaming">;
      /** Of all the numbers that are sent. */
      computeStatistics: MethodType<MessageCodec<Number, NumberInit>, MessageCodec<Statistics, StatisticsInit>, "clientStreaming">;
      /** A result for each operation, as they come. */
      streamingCalculator: MethodType<MessageCodec<Operation, OperationInit>, MessageCodec<CalculationResponse, CalculationResponseInit>, "bidiStreaming">;
    };
  };
  extensions: {};
}
