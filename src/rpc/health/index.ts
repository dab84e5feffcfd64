/**
 * Health checks (`grpc.health.v1`): the health that a server reports, and registries without unhealthy instances.
 *
 * @module wireform/rpc/health
 */
export { addHealth, type Health, type HealthServer, type HealthStatus } from "./add-health.ts";
export { healthy, type HealthyOptions } from "./healthy.ts";
