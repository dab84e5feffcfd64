import type { MessageCodec } from "../../codec/options.ts";
import type { ServiceType } from "../../codec/service-type.ts";
import {
  declareMethod,
  declarePlan,
  declareService,
  mapPart,
  messagePart,
  openEnumPart,
  stringPart,
} from "../../runtime.ts";

/*
 * `grpc.health.v1`, as in a module generated from its `.proto`.
 * Source: https://github.com/grpc/grpc-proto/blob/master/grpc/health/v1/health.proto
 */

/** The status of a service. */
export const ServingStatus = { UNKNOWN: 0, SERVING: 1, NOT_SERVING: 2, SERVICE_UNKNOWN: 3 } as const;

interface Request {
  service: string;
}
interface Response {
  status: number;
}
interface ListResponse {
  statuses: { [service: string]: Response };
}

const requestParts = [stringPart];
const responseParts = [openEnumPart];
const listParts = [mapPart, messagePart, stringPart];
const statusName = "grpc.health.v1.HealthCheckResponse.ServingStatus";

const HealthCheckRequest: MessageCodec<Request, Partial<Request>> = /* @__PURE__ */ declarePlan(
  "grpc.health.v1.HealthCheckRequest",
  (v) => ({ service: v[0] }),
  "1 string",
  requestParts,
);

const HealthCheckResponse: MessageCodec<Response, Partial<Response>> = /* @__PURE__ */ declarePlan(
  "grpc.health.v1.HealthCheckResponse",
  (v) => ({ status: v[0] }),
  "1 *",
  responseParts,
  () => [[statusName, ServingStatus]],
);

const HealthListRequest: MessageCodec<object, object> = /* @__PURE__ */ declarePlan(
  "grpc.health.v1.HealthListRequest",
  () => ({}),
  "",
  [],
);

const HealthListResponse: MessageCodec<ListResponse, Partial<ListResponse>> = /* @__PURE__ */ declarePlan(
  "grpc.health.v1.HealthListResponse",
  (v) => ({ statuses: v[0] }),
  "1 * key=string",
  listParts,
  () => [HealthCheckResponse],
);

/** The service. */
export const HealthService: ServiceType = /* @__PURE__ */ declareService("grpc.health.v1.Health", () => ({
  check: declareMethod("Check", "unary", HealthCheckRequest, HealthCheckResponse),
  list: declareMethod("List", "unary", HealthListRequest, HealthListResponse),
  watch: declareMethod("Watch", "serverStreaming", HealthCheckRequest, HealthCheckResponse),
}));
