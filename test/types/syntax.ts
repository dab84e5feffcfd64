// Ways to write a `.proto`, whose types are as the loader reads them; and what encode takes, and `which` gives. Compiled as accepted.ts is.
import { load, loadSync, type ParseOptions, parse, type Schema, which } from "wireform";
import { timestampToDate } from "wireform/wkt";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
declare function is<_ extends true>(): void;
declare const bytes: Uint8Array;
declare const maybe: string | undefined;

// Edition 2024: who may refer to a declaration. Numbers of enums in all their forms.
const visible = parse(`
  edition = "2024"; package e;
  export message A { int32 a = 1; B b = 2; Numbers numbers = 3; }
  local message B { int32 q = 1; }
  local enum Numbers { option features.enum_type = CLOSED; X = 0; Y = 0x1F; Z = -010; HIGH = 0X7fffffff; LOW = - 0x80000000; }
`);
const a = visible.message("e.A").decode(bytes);
is<Equal<typeof a.a, number | undefined>>();
is<Equal<NonNullable<typeof a.b>["q"], number | undefined>>();
is<Equal<typeof a.numbers, 0 | 31 | -8 | 2147483647 | -2147483648 | undefined>>();
visible.message("e.B").encode({ q: 1 });
visible.enum("e.Numbers");

// Groups: in a oneof, in an extension, with options of their own.
const groups = parse(`
  syntax = "proto2"; package g;
  message A {
    oneof o { group InO = 5 { optional int32 q = 1; } int32 z = 6; }
    extensions 100 to max;
    extend A { optional group Deep = 101 { optional int32 x = 1; } }
  }
  extend A {
    optional group ExtG = 100 { optional int32 x = 1; }
    repeated group More = 102 [(x) = { a: 1; }, deprecated = true] { optional bool b = 1; }
  }
`);
const group = groups.message("g.A").decode(bytes);
is<Equal<NonNullable<typeof group.ino>["q"], number | undefined>>();
is<Equal<typeof group.z, number | undefined>>();
groups.message("g.A.InO").decode(bytes).q?.toFixed();
groups.message("g.ExtG").decode(bytes).x?.toFixed();
groups.message("g.A.Deep").decode(bytes).x?.toFixed();
groups.message("g.More").decode(bytes).b?.valueOf();
// @ts-expect-error: it is in the package, and not in the message that is extended
groups.message("g.A.ExtG");

// White space and comments between any two tokens, and none where none is needed.
const spaced =
  parse(`syntax = "proto3"; package q . r; message A { q . r . A a = 1; . q.r.A b = 2; repeated . q /* c */ . // d
  r . A c = 3; repeated.q.r.A d = 4; map < int64 , q . r . A > e = 5; map<string,int32>f=6; }`)
    .message("q.r.A")
    .decode(bytes);
is<Equal<typeof spaced.f, { [key: string]: number }>>();
spaced.a?.b?.c[0]?.d[0]?.e["a"]?.f["b"]?.toFixed();
const white = parse(
  'syntax\f=\v"proto3";\r\nmessage\fA\v{\tint32\va\f=\r1\n;\trepeated\tstring\nb=2;\toneof\vo\f{string\vs=3;\fint32\ti=4;}}',
)
  .message("A")
  .decode(bytes);
is<Equal<typeof white.a, number>>();
is<Equal<typeof white.b, string[]>>();
is<Equal<typeof white.s, string | undefined>>();
parse(`syntax = "proto3"; service S { rpc Get(stream.M)returns(stream
  M); rpc put ( . M ) returns ( M ) { option deprecated = true; } } message M {}`).service("S").methods;

// The first statement is behind comments, which may look like it; the package may be anywhere.
const late = parse(`// syntax = "proto2";
  /* edition = "2023"; */ syntax = 'proto3';
  message A { int32 a = 1; } package p . q;`);
is<Equal<ReturnType<ReturnType<typeof late.message<never, any, "p.q.A">>["decode"]>["a"], number>>();

// Features together, of a file, a field and an enum; those within options of others are theirs.
const featured = parse(`
  edition = "2023";
  option features = { field_presence: IMPLICIT };
  message A {
    int32 a = 1;
    int32 b = 2 [features = { field_presence: EXPLICIT }];
    A c = 3;
    int32 d = 4 [deprecated = true, features = { [pb.cpp] { string_type: VIEW } field_presence: EXPLICIT }, (x) = { field_presence: IMPLICIT }];
    int32 e = 5 [(features) = { field_presence: EXPLICIT }];
    A f = 6 [features . field_presence = LEGACY_REQUIRED];
    Open open = 7 [features.field_presence=EXPLICIT];
    Closed closed = 8 [features = { field_presence: 1 }];
    option features = { json_format: LEGACY_BEST_EFFORT };
  }
  enum Closed { option features = { enum_type: CLOSED }; U = 0; V = 1 [(x) = { enum_type: OPEN }]; }
  enum Open { option (features) = { enum_type: CLOSED }; W = 0; }
`)
  .message("A")
  .decode(bytes);
is<Equal<typeof featured.a, number>>();
is<Equal<typeof featured.b, number | undefined>>();
is<Equal<undefined extends typeof featured.c ? true : false, true>>();
is<Equal<typeof featured.d, number | undefined>>();
is<Equal<typeof featured.e, number>>();
is<Equal<typeof featured.f.a, number>>();
is<Equal<typeof featured.open, 0 | (number & {}) | undefined>>();
is<Equal<typeof featured.closed, 0 | 1 | undefined>>();

// A file of Google's that is given has the types that it says.
const own = parse({
  "google/protobuf/timestamp.proto":
    'syntax = "proto3"; package google.protobuf; message Timestamp { int64 seconds = 1; int32 nanos = 2; }',
  "a.proto":
    'syntax = "proto3"; import "google/protobuf/timestamp.proto"; message A { google.protobuf.Timestamp t = 1; }',
})
  .message("A")
  .decode(bytes);
is<Equal<NonNullable<typeof own.t>["seconds"], bigint>>();

// Maps with keys of 64 bits take what fields of 64 bits take.
const mapped = parse('syntax = "proto3"; message A { map<int64, string> m = 1; }', { maps: "map" }).message("A");
mapped.encode({ m: new Map([[5, "x"]]) });
mapped.encode({ m: new Map([["5", "x"]]) });
mapped.encode({ m: new Map([[5n, "x"]]) });
// @ts-expect-error: no key of 64 bits
mapped.encode({ m: new Map([[true, "x"]]) });
is<Equal<ReturnType<typeof mapped.decode>["m"], Map<bigint, string>>>();

// Members of oneofs may be undefined.
const D = parse(`syntax = "proto3"; message D {
  oneof o { string s = 1; int32 i = 2; }
  oneof my_other { string t = 3; int32 u = 4; D d = 5; }
  oneof single { bool only = 6; }
}`).message("D");
declare const some: { u?: number; s?: string };
D.encode({ s: maybe });
D.encode(some);
D.encode({ ...(maybe !== undefined ? { s: maybe } : {}) });
D.encode({ ...(maybe !== undefined ? { s: maybe } : {}), ...(maybe === "" ? { t: maybe } : {}) });
D.encode({ d: { s: maybe, d: {} } });
// @ts-expect-error: two members
D.encode({ s: "a", i: 1 });
const d = D.decode(bytes);
D.encode(d);

// `which` knows the oneofs and their members.
const member = which(D, d, "o");
is<Equal<typeof member, "s" | "i" | undefined>>();
which(D, d, "my_other");
is<Equal<ReturnType<typeof which<typeof d, { readonly my: "t" }, "my">>, "t" | undefined>>();
const known: "s" | "i" | undefined = which(D, d, "o");
const only: "only" | undefined = which(D, d, "single");
which(D, d, "myOther");
// @ts-expect-error: no such oneof
which(D, d, "oo");
switch (member) {
  case "s":
  case "i":
  case undefined:
    break;
  default:
    is<Equal<typeof member, never>>();
}

// Longs have their methods.
const long = parse('syntax = "proto3"; message D { int64 x = 1; repeated fixed64 y = 2; map<int64, uint64> z = 3; }', {
  int64: "long",
})
  .message("D")
  .decode(bytes);
const ten: number = long.x.toNumber();
long.y[0]?.add(1).toBigInt();
long.z["a"]?.toString(16);

// Decoded bytes have a buffer of their own.
const blob = parse('syntax = "proto3"; message M { bytes data = 1; repeated bytes more = 2; }').message("M");
const decoded = blob.decode(bytes);
export const parts = new Blob([decoded.data, ...decoded.more, blob.encode({})]);
export const digest = crypto.subtle.digest("SHA-256", decoded.data);
blob.encode({ data: bytes });

// Text that the compiler does not know all of is not typed, and no error.
declare const text: string;
declare const options: ParseOptions;
parse(`syntax = "proto3"; message ${text} {}`).message("whatever").decode(bytes).x;
parse('syntax = "proto3"; message A { int32 a_b = 1; }', options).message("A").decode(bytes).whatever;
parse(text === "" ? 'syntax = "proto3"; message A {}' : 'syntax = "proto2"; message B {}').message("C");

// `load` takes the interface of a schema, and nothing else.
interface Order {
  total: number;
}
interface OrderSchema {
  messages: { Order: { type: Order; init: { total?: number }; oneofs: { payment: "card" | "cents" } } };
  enums: Record<never, never>;
}
export const loaded = load<OrderSchema>("order.proto").then((schema) => schema.message("Order").decode(bytes).total);
const Order = loadSync<OrderSchema>("order.proto").message("Order");
which(Order, { total: 1 }, "payment");
// @ts-expect-error: no such oneof
which(Order, { total: 1 }, "pay");
// @ts-expect-error: no schema
load<string>("x.proto");
// @ts-expect-error: a message
loadSync<Order>("order.proto");
// @ts-expect-error: the codec of Timestamp goes first
timestampToDate(undefined);

// What loads a schema of any kind.
declare function use(schema: Schema): void;
use(visible);
use(loadSync<OrderSchema>("order.proto"));
export const anySchema: ReturnType<typeof loadSync> = loadSync("x.proto");
anySchema.message("x").decode(bytes).anything;

export const used = [known, only, ten];
