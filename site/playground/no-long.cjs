// In place of the package `long`, which compiles WebAssembly when it is loaded: a page may forbid that, and the playground holds 64-bit integers as bigint.
module.exports = null;
