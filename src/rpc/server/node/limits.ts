/*
 * What HTTP itself may cost a server, for each connection. Messages have limits of their own.
 */

/** Connections that a server has at once; more are closed. */
export const maxConnections = 10_000;
/** Calls that a connection has at once; more wait on the other side. */
export const maxConcurrentStreams = 250;
/** Bytes of the headers of a request, as HTTP/2 counts them: metadata of 64 KiB, and what requests have of their own. */
export const maxHeaderBytes: number = 80 * 1024;
/** Headers of a request. */
export const maxHeaderPairs = 512;
/** Bytes of a stream that are on their way, and not read. */
export const streamWindow: number = 256 * 1024;
/** Bytes of all streams of a connection that are on their way, and not read. */
export const connectionWindow: number = 1024 * 1024;
/** Milliseconds in which a connection must say which HTTP it speaks. */
export const prefaceTimeout = 10_000;
/** Milliseconds in which the headers of a request over HTTP/1.1 must be there. */
export const headersTimeout = 30_000;
/** Milliseconds after which a connection of HTTP/1.1 is closed that nothing is asked on: more than clients and proxies keep theirs. */
export const idleTimeout = 100_000;
/** Milliseconds for which a request over HTTP/1.1 is read that has its answer, and after which its bytes are counted again. */
export const drainTimeout = 2_000;
export const drainInterval = 20;
