import { RpcError } from "../call/rpc-error.ts";

/*
 * How long a caller waits, in headers. Deadlines are moments on each side; what travels is the time that is left.
 */

/** Units of `grpc-timeout` in milliseconds. Source: https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md#requests */
const units: { readonly [unit: string]: number } = { H: 3_600_000, M: 60_000, S: 1_000, m: 1, u: 1e-3, n: 1e-6 };

/** `grpc-timeout` of a call with a deadline: at most eight digits, of the finest unit that has room. */
export function grpcTimeout(deadline: Date): string {
  const left = Math.max(0, deadline.getTime() - Date.now());
  for (const unit of ["m", "S", "M"]) {
    const count = Math.ceil(left / units[unit]!);
    if (count < 1e8) return `${count}${unit}`;
  }
  return `${Math.min(Math.ceil(left / units["H"]!), 99_999_999)}H`;
}

/** `connect-timeout-ms` of a call with a deadline: at most ten digits. Source: https://connectrpc.com/docs/protocol#unary-request */
export function connectTimeout(deadline: Date): string {
  return String(Math.min(Math.max(0, deadline.getTime() - Date.now()), 9_999_999_999));
}

/** Milliseconds of a `grpc-timeout`; undefined for none. INVALID_ARGUMENT for any other text. */
export function readGrpcTimeout(headers: Headers): number | undefined {
  const value = headers.get("grpc-timeout");
  if (value === null) return undefined;
  const [, digits, unit] = /^(\d{1,8})([HMSmun])$/.exec(value) ?? [];
  if (digits === undefined) throw new RpcError("INVALID_ARGUMENT", "grpc-timeout is at most eight digits and a unit");
  return Number(digits) * units[unit!]!;
}

/** Milliseconds of a `connect-timeout-ms`; undefined for none. INVALID_ARGUMENT for any other text. */
export function readConnectTimeout(headers: Headers): number | undefined {
  const value = headers.get("connect-timeout-ms");
  if (value === null) return undefined;
  if (!/^\d{1,10}$/.test(value)) throw new RpcError("INVALID_ARGUMENT", "connect-timeout-ms is at most ten digits");
  return Number(value);
}
