/** The 64-bit integer types. */
export const wideScalars = new Set(["int64", "uint64", "sint64", "fixed64", "sfixed64"]);
