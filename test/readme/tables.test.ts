import ts from "typescript";
import { expect, test } from "vitest";
import { tableOf } from "./blocks.ts";
import { read } from "./pages.ts";

/* Tables of options and codes have all that there are. */

/** The properties of an interface, and of those of src/rpc that it extends. */
function propertiesOf(path: string, name: string): string[] {
  const syntax = ts.createSourceFile(path, read(path), ts.ScriptTarget.ES2022, true);
  const found = syntax.statements.filter(ts.isInterfaceDeclaration).filter((each) => each.name.text === name);
  expect(found, `${name} in ${path}`).toHaveLength(1);
  return found.flatMap(({ members, heritageClauses = [] }) => [
    ...members.map((member) => member.name!.getText()),
    ...heritageClauses
      .flatMap(({ types }) => types.map(({ expression }) => expression.getText()))
      .flatMap((base) => (extended[base] === undefined ? [] : propertiesOf(extended[base], base))),
  ]);
}

/** Interfaces that others extend, whose properties stand in the same table, and where they are. */
const extended: Readonly<Record<string, string>> = {
  RouterOptions: "src/rpc/server/router.ts",
  CommonClientOptions: "src/rpc/client/options.ts",
  FetchOptions: "src/rpc/transport/fetch.ts",
};

/** The table's header, its page, and the interfaces whose properties its rows are, each with its file. */
const tables: readonly [header: string, page: string, ...interfaces: [path: string, ...names: string[]][]][] = [
  ["option of the loaders", "schemas", ["registry/options.ts", "SchemaOptions", "ParseOptions", "LoadOptions"]],
  ["option of decode", "messages", ["codec/options.ts", "DecodeOptions"]],
  ["option of encode", "messages", ["codec/options.ts", "EncodeOptions"]],
  [
    "option of functions on messages",
    "messages",
    ["message/nesting.ts", "DepthOptions"],
    ["message/verify.ts", "VerifyOptions"],
  ],
  [
    "option of functions on well-known types",
    "well-known-types",
    ["wkt/any.ts", "PackOptions"],
    ["wkt/field-mask-message.ts", "MaskMergeOptions"],
  ],
  ["option of `encodeStream`", "streams", ["stream/encode-stream.ts", "EncodeStreamOptions"]],
  ["option of `toDescriptorSet`", "schemas", ["descriptor-set/to-descriptor-set.ts", "DescriptorSetOptions"]],
  ["option of check", "evolution", ["compat/options.ts", "CheckOptions"]],
  [
    "option of JSON",
    "json",
    ["json/options.ts", "JsonOptions", "ToJsonOptions", "ToJsonStringOptions", "FromJsonOptions"],
  ],
  ["option of the text format", "text", ["text/options.ts", "TextOptions", "ToTextOptions", "FromTextOptions"]],
  ["option of `createServer`", "rpc/calls", ["rpc/server/node/server.ts", "ServerOptions"]],
  ["option of `createClient`", "rpc/calls", ["rpc/client/node-options.ts", "ClientOptions"]],
  ["option of a call", "rpc/calls", ["rpc/client/options.ts", "CallOptions"]],
  ["property of `context`", "rpc/calls", ["rpc/call/context.ts", "CallContext"]],
  ["property of `Instance`", "rpc/discovery", ["rpc/discovery/registry.ts", "Instance"]],
  ["option of `etcdRegistry`", "rpc/discovery", ["rpc/discovery/etcd-registry.ts", "EtcdOptions"]],
  ["option of `consulRegistry`", "rpc/discovery", ["rpc/discovery/consul-registry.ts", "ConsulOptions"]],
  ["option of `localRegistry`", "rpc/discovery", ["rpc/discovery/local-registry.ts", "LocalOptions"]],
  ["option of `dnsRegistry`", "rpc/discovery", ["rpc/discovery/dns-registry.ts", "DnsOptions"]],
  ["option of `healthy`", "rpc/discovery", ["rpc/health/healthy.ts", "HealthyOptions"]],
];

const firstColumn = (page: string, header: string): string[] =>
  tableOf(read(`docs/${page}.md`), header).flatMap(([first]) => first!.split(", "));

test.each(tables)("the table of each %s is complete", (header, page, ...interfaces) => {
  const properties = interfaces.flatMap(([path, ...names]) =>
    names.flatMap((name) => propertiesOf(`src/${path}`, name)),
  );
  expect(firstColumn(page, header).sort()).toEqual([...new Set(properties)].sort());
});

test("the table of each option of generate is complete", () => {
  const flags = firstColumn("generated-code", "option of generate").map((flag) =>
    flag.replace(/^--/u, "").replace(/-(\w)/gu, (_, letter: string) => letter.toUpperCase()),
  );
  expect(flags).toEqual(propertiesOf("src/codegen/output-options.ts", "OutputOptions"));
});

test("the table of each option of checkData is complete", () => {
  const [first] = firstColumn("evolution", "option of checkData");
  expect([first]).toEqual(propertiesOf("src/compat/check-data.ts", "CheckDataOptions"));
});

test("tables are of all types of options that can be imported", () => {
  const subpaths = ["", "json/", "text/", "wkt/", "stream/", "compat/"];
  const surfaces = subpaths.map((path) => read(`src/${path}index.ts`)).join();
  const inTables = [
    ...tables.flatMap(([, , ...interfaces]) => interfaces.flatMap(([, ...names]) => names)),
    "CheckDataOptions",
    "OutputOptions",
  ];
  // As LoadOptions, but for `readFile`, which may not be a promise; and what the generator writes.
  const others = ["LoadSyncOptions", "GeneratedFileOptions"];
  const types = [...surfaces.matchAll(/\b[A-Z]\w*Options\b/gu)].map(([name]) => name);
  expect(inTables).toEqual(expect.arrayContaining(types.filter((name) => !others.includes(name))));
});

test("the table of errors has all codes", () => {
  const union = /type ErrorCode =([^;]*);/u.exec(read("src/errors.ts"))![1]!;
  expect(firstColumn("errors", "code")).toEqual([...union.matchAll(/"(\w+)"/gu)].map(([, code]) => code));
});
