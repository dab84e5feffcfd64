// As in a browser: without one of the methods of Buffer that text is read and written with, src/wire/native-text.ts uses none of them.
delete (Buffer.prototype as { ucs2Slice?: unknown }).ucs2Slice;
