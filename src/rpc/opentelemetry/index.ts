/**
 * Calls as spans of OpenTelemetry. Needs `@opentelemetry/api`, and the SDK that the program has chosen.
 *
 * @module wireform/rpc/opentelemetry
 */
export { openTelemetry, type OpenTelemetryOptions } from "./open-telemetry.ts";
