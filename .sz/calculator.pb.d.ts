// Made by wireform from "calculator.proto". Do not edit.

import type {
  GeneratedFile,
  LongLike,
  MessageCodec,
  MessageInit,
  MethodType,
  ServiceType,
  unknownFields,
} from "wireform/runtime";

export declare const BatchRequest_Priority: {
  readonly LOW: 0;
  readonly NORMAL: 1;
  readonly HIGH: 2;
};
export type BatchRequest_Priority = (typeof BatchRequest_Priority)[keyof typeof BatchRequest_Priority];

/** Two numbers to add. */
export interface AddRequest {
  a: number;
  b: number;
  /** Chosen by the caller, to find a request again in logs. A later addition: readers without it keep its bytes. */
  requestId: string;
  [unknownFields]?: Uint8Array | undefined;
}

/** What encode, create and merge take for {@link AddRequest}. */
export type AddRequestInit = MessageInit<AddRequest>;

export declare const AddRequest: MessageCodec<AddRequest, AddRequestInit>;

export interface AddResponse {
  result: number;
  /** Nanoseconds. */
  computeTimeNs: bigint;
  [unknownFields]?: Uint8Array | undefined;
}

/** What encode, create and merge take for {@link AddResponse}. */
export type AddResponseInit = MessageInit<AddResponse, {
  computeTimeNs: bigint | number | string | LongLike;
}>;

export declare const AddResponse: MessageCodec<AddResponse, AddResponseInit>;

/** Who asks. */
export interface UserContext {
  userId: string;
  roles: string[];
  metadata: { [key: string]: string };
  [unknownFields]?: Uint8Array | undefined;
}

/** What encode, create and merge take for {@link UserContext}. */
export type UserContextInit = MessageInit<UserContext, {
  roles: readonly string[];
  metadata: { readonly [key: string]: string } | ReadonlyMap<string, string>;
}>;

export declare const UserContext: MessageCodec<UserContext, UserContextInit>;

/** Many additions in one call. */
export interface BatchRequest {
  context?: UserContext | undefined;
  requests: AddRequest[];
  priority: BatchRequest_Priority | (number & {});
  [unknownFields]?: Uint8Array | undefined;
}

/** What encode, create and merge take for {@link BatchRequest}. */
export type BatchRequestInit = MessageInit<BatchRequest, {
  context: UserContextInit;
  requests: readonly AddRequestInit[];
}>;

export declare const BatchRequest: MessageCodec<BatchRequest, BatchRequestInit>;

export interface BatchResponse {
  /** In the order of the requests. */
  results: AddResponse[];
  /** Milliseconds. */
  totalComputeTimeMs: number;
  [unknownFields]?: Uint8Array | undefined;
}

/** What encode, create and merge take for {@link BatchResponse}. */
export type BatchResponseInit = MessageInit<BatchResponse, {
  results: readonly AddResponseInit[];
}>;

export declare const BatchResponse: MessageCodec<BatchResponse, BatchResponseInit>;

/** Adds numbers, one pair or many pairs at a time. */
export declare const Calculator: ServiceType<{
  add: MethodType<typeof AddRequest, typeof AddResponse, "unary">;
  batchAdd: MethodType<typeof BatchRequest, typeof BatchResponse, "unary">;
}>;

export declare const calculatorFile: GeneratedFile;

export {};
