/**
 * Health of servers, as `grpc.health.v1` has it: what a server says of itself, and registries without those that are not well.
 *
 * @module wireform/rpc/health
 */
export { addHealth, type Health, type HealthServer, type HealthStatus } from "./add-health.ts";
export { healthy, type HealthyOptions } from "./healthy.ts";
