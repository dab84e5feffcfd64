import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { credentials, loadPackageDefinition, Metadata } from "@grpc/grpc-js";
import { loadSync as loadProto } from "@grpc/proto-loader";
import protobufjs from "protobufjs";
import { describe, expect, onTestFinished, test } from "vitest";
import type { ServiceType } from "../../../src/codec/service-type.ts";
import { fromReflection, type GeneratedFile, loadSync, parse, reflect, type Schema } from "../../../src/index.ts";
import { createServer, type Server, type ServerOptions } from "../../../src/rpc/index.ts";
import { authenticate, knownTokens } from "../../../src/rpc/interceptors/authenticate.ts";
import { addReflection, type ReflectionOptions } from "../../../src/rpc/reflection/index.ts";
import { evaluateModule, moduleOf } from "../../support/aot.ts";
import { protoDirectory } from "../../support/engines.ts";
import { protocSet } from "../../schema/protoc.ts";
import { Calculator } from "../support/calculator.ts";

/** The protocol as gRPC's own package for Node has it, for a client that knows nothing of ours. */
const protocolDirectory = join(dirname(createRequire(import.meta.url).resolve("@grpc/reflection")), "../proto");

interface Answer {
  readonly messageResponse: string;
  readonly originalRequest: object;
  readonly listServicesResponse?: { readonly service: readonly { readonly name: string }[] };
  readonly fileDescriptorResponse?: { readonly fileDescriptorProto: readonly Buffer[] };
  readonly allExtensionNumbersResponse?: { readonly baseTypeName: string; readonly extensionNumber: readonly number[] };
  readonly errorResponse?: { readonly errorCode: number; readonly errorMessage: string };
}

/** Asks a server, by a client of grpc-js. */
function asker(
  address: string,
  version: "v1" | "v1alpha" = "v1",
  headers: Record<string, string> = {},
): (...requests: object[]) => Promise<Answer[]> {
  const definition = loadProto(`grpc/reflection/${version}/reflection.proto`, {
    includeDirs: [protocolDirectory],
    oneofs: true,
  });
  const { grpc } = loadPackageDefinition(definition) as any;
  const client = new grpc.reflection[version].ServerReflection(address, credentials.createInsecure());
  onTestFinished(() => client.close());
  return (...requests) =>
    new Promise((resolve, reject) => {
      const metadata = new Metadata();
      for (const [name, value] of Object.entries(headers)) metadata.set(name, value);
      const call = client.serverReflectionInfo(metadata);
      const answers: Answer[] = [];
      call.on("data", (answer: Answer) => answers.push(answer));
      call.on("error", reject);
      call.on("end", () => resolve(answers));
      for (const request of requests) call.write(request);
      call.end();
    });
}

async function listen(server: Server): Promise<string> {
  const address = await server.listen("127.0.0.1:0");
  onTestFinished(() => server.shutdown({ grace: 0 }));
  return address;
}

const server = (options: ServerOptions = {}): Server => createServer({ insecure: true, ...options });

/** What reflection has to carry: custom options, editions, groups, extensions, and files that only options need. */
const sources = {
  "opt.proto": `syntax = "proto2"; package opt; import "google/protobuf/descriptor.proto";
    extend google.protobuf.MethodOptions { optional string role = 50001; }
    extend google.protobuf.FieldOptions { optional int32 max = 50002; }`,
  "ed.proto": `edition = "2023"; package ed; option features.field_presence = IMPLICIT;
    message M { int32 a = 1; string b = 2 [features.field_presence = EXPLICIT]; M c = 3 [features.message_encoding = DELIMITED]; }`,
  "p2.proto": `syntax = "proto2"; package p2;
    message Req { required int32 a = 1 [default = 7]; extensions 100 to 200; optional group G = 2 { optional int32 x = 1; } }
    extend Req { optional int32 second = 101; optional int32 first = 100; }`,
  "svc.proto": `syntax = "proto3"; package svc; import "opt.proto"; import "ed.proto"; import "p2.proto";
    message R {
      int32 a = 1 [(opt.max) = 5]; optional int32 o = 2; map<string, R> m = 3; oneof choice { string s = 4; bytes by = 5; } reserved 10 to 20;
      message Inner { enum Kind { ZERO = 0; } }
    }
    service S { rpc Do(p2.Req) returns (ed.M) { option (opt.role) = "admin"; } rpc Other(R) returns (stream R); }`,
  "bare.proto": `syntax = "proto3"; message Plain { int32 a = 1; } service Bare { rpc Do(Plain) returns (Plain); }`,
  "hidden.proto": `syntax = "proto3"; package hidden; message Secret { int32 a = 1; } service Internal { rpc Do(Secret) returns (Secret); }`,
};
const schema = parse(sources);

/** The files of a set that protoc has written, by name. */
function filesOf(set: Uint8Array): Map<string, Buffer> {
  const files = parse(`syntax = "proto3"; message Set { repeated bytes file = 1; } message File { string name = 1; }`);
  const all: Uint8Array[] = files.message("Set").decode(set).file;
  return new Map(all.map((bytes) => [files.message("File").decode(bytes).name as string, Buffer.from(bytes)]));
}

const files = ({ fileDescriptorResponse }: Answer): Buffer[] => [...fileDescriptorResponse!.fileDescriptorProto];

describe.each(["v1", "v1alpha"] as const)("%s", (version) => {
  test("lists the services, its own and those that were added later", async () => {
    const running = addReflection(server().add(Calculator, {}));
    const ask = asker(await listen(running), version);
    running.add(schema.service("Bare"), {});
    const [answer] = await ask({ listServices: "*" });
    expect(answer!.originalRequest).toMatchObject({ listServices: "*" });
    expect(answer!.listServicesResponse!.service.map(({ name }) => name)).toEqual([
      "Bare",
      "grpc.reflection.v1.ServerReflection",
      "grpc.reflection.v1alpha.ServerReflection",
      "remote.Calculator",
    ]);
  });

  test("gives files as protoc writes them, with all that they import, each once", async () => {
    const ask = asker(await listen(addReflection(server().add(schema.service("svc.S"), {}))), version);
    const theirs = filesOf(protocSet(sources, ["--include_imports"]));
    const [answer] = await ask({ fileByFilename: "svc.proto" });
    expect(files(answer!)[0]).toEqual(theirs.get("svc.proto"));
    const wanted = ["ed.proto", "google/protobuf/descriptor.proto", "opt.proto", "p2.proto", "svc.proto"];
    const order = (all: readonly Buffer[]): string[] => all.map((bytes) => bytes.toString("base64")).sort();
    expect(order(files(answer!))).toEqual(order(wanted.map((name) => theirs.get(name)!)));
  });

  test("finds symbols of every kind", async () => {
    const ask = asker(
      await listen(addReflection(server().add(schema.service("svc.S"), {}).add(schema.service("Bare"), {}))),
      version,
    );
    const theirs = filesOf(protocSet(sources, ["--include_imports"]));
    const places: Record<string, string[]> = {
      "svc.proto": [
        "svc.S",
        "svc.S.Do",
        "svc.R",
        "svc.R.a",
        "svc.R.choice",
        "svc.R.Inner.Kind",
        "svc.R.Inner.ZERO",
        "svc.R.MEntry",
      ],
      "opt.proto": ["opt.role"],
      "p2.proto": ["p2.Req.G", "p2.first"],
      "ed.proto": ["ed.M"],
      "bare.proto": ["Bare", "Bare.Do", "Plain", "Plain.a"],
      "google/protobuf/descriptor.proto": ["google.protobuf.FieldDescriptorProto.TYPE_INT32"],
    };
    for (const [name, symbols] of Object.entries(places)) {
      const answers = await ask(...symbols.map((fileContainingSymbol) => ({ fileContainingSymbol })));
      expect(answers.map((answer) => answer.messageResponse)).toEqual(symbols.map(() => "fileDescriptorResponse"));
      for (const answer of answers) expect(files(answer)[0]).toEqual(theirs.get(name));
    }
  });

  test("finds extensions, and their numbers", async () => {
    const ask = asker(await listen(addReflection(server().add(schema.service("svc.S"), {}))), version);
    const theirs = filesOf(protocSet(sources, ["--include_imports"]));
    const [file, numbers, none] = await ask(
      { fileContainingExtension: { containingType: "p2.Req", extensionNumber: 100 } },
      { allExtensionNumbersOfType: "p2.Req" },
      { allExtensionNumbersOfType: "svc.R" },
    );
    expect(files(file!)[0]).toEqual(theirs.get("p2.proto"));
    expect(numbers!.allExtensionNumbersResponse).toEqual({ baseTypeName: "p2.Req", extensionNumber: [100, 101] });
    expect(none!.allExtensionNumbersResponse!.extensionNumber ?? []).toEqual([]);
  });

  test("says what is not there, and goes on", async () => {
    const ask = asker(await listen(addReflection(server().add(Calculator, {}))), version);
    const answers = await ask(
      { fileByFilename: "none.proto" },
      { fileContainingSymbol: "remote.None" },
      { fileContainingSymbol: "constructor" },
      { fileContainingSymbol: ".remote.Calculator" },
      { fileContainingExtension: { containingType: "remote.Number", extensionNumber: 5 } },
      { fileContainingExtension: { containingType: "__proto__", extensionNumber: 5 } },
      { allExtensionNumbersOfType: "remote.None" },
      {},
      { fileContainingSymbol: "remote.Calculator" },
    );
    expect(answers.map(({ errorResponse }) => errorResponse?.errorCode)).toEqual([5, 5, 5, 5, 5, 5, 5, 3, undefined]);
  });

  test("shows what services need, and other schemas where it is told to", async () => {
    const shown = async (options: ReflectionOptions): Promise<(string | undefined)[]> => {
      const ask = asker(await listen(addReflection(server().add(schema.service("Bare"), {}), options)), version);
      const answers = await ask({ fileContainingSymbol: "hidden.Secret" }, { fileContainingSymbol: "p2.first" });
      return answers.map(({ messageResponse }) => messageResponse);
    };
    expect(await shown({})).toEqual(["errorResponse", "errorResponse"]);
    expect(await shown({ schemas: [schema] })).toEqual(["fileDescriptorResponse", "fileDescriptorResponse"]);
  });
});

test("services of generated code have the files of their schema", async () => {
  const { S, svcFile } = evaluateModule(moduleOf(schema as Schema).js) as { S: ServiceType; svcFile: GeneratedFile };
  expect(
    (await asker(await listen(addReflection(server().add(S, {}))))({ fileContainingSymbol: "svc.S" }))[0]!
      .errorResponse,
  ).toMatchObject({ errorCode: 5 });
  const ask = asker(await listen(addReflection(server().add(S, {}), { schemas: [reflect(svcFile)] })));
  const theirs = filesOf(protocSet(sources, ["--include_imports"]));
  const [answer] = await ask({ fileContainingSymbol: "svc.S" });
  expect(files(answer!)[0]).toEqual(theirs.get("svc.proto"));
  expect(files(answer!)).toHaveLength(5);
});

test("two schemas that share files show them once", async () => {
  const again = loadSync("remote.proto", { includePaths: [protoDirectory] });
  const ask = asker(await listen(addReflection(server().add(Calculator, {}), { schemas: [again] })));
  const [answer] = await ask({ fileByFilename: "remote.proto" });
  expect(files(answer!)).toEqual([filesOf(protocSet({}, [], ["remote.proto"])).get("remote.proto")]);
});

test("the interceptors of the server stand around it", async () => {
  const verify = knownTokens({ good: "Ada" });
  const closed = await listen(addReflection(server({ interceptors: [authenticate({ verify })] }).add(Calculator, {})));
  await expect(asker(closed)({ listServices: "*" })).rejects.toMatchObject({ code: 16 });
  expect(await asker(closed, "v1", { authorization: "Bearer good" })({ listServices: "*" })).toHaveLength(1);
  const open = await listen(
    addReflection(
      server({ interceptors: [authenticate({ verify, exempt: ["grpc.reflection.v1.ServerReflection"] })] }).add(
        Calculator,
        {},
      ),
    ),
  );
  expect(await asker(open)({ listServices: "*" })).toHaveLength(1);
});

test("files that were adopted from protobufjs are lost: who asks for one is told", async () => {
  const { root } = protobufjs.parse(sources["bare.proto"], { keepCase: true });
  const ask = asker(await listen(addReflection(server().add(fromReflection(root).service("Bare"), {}))));
  expect((await ask({ listServices: "*" }))[0]!.listServicesResponse!.service).toHaveLength(3);
  expect((await ask({ fileContainingSymbol: "Bare" }))[0]!.errorResponse).toMatchObject({
    errorCode: 12,
    errorMessage: expect.stringContaining("protobufjs"),
  });
});

test("so are those of code that was generated of them", async () => {
  const { root } = protobufjs.parse(sources["bare.proto"], { keepCase: true });
  const exported = evaluateModule(moduleOf(fromReflection(root)).js);
  const file = Object.values(exported).find(
    (value) => (value as Partial<GeneratedFile>).descriptor !== undefined,
  ) as GeneratedFile;
  const ask = asker(
    await listen(addReflection(server().add(exported["Bare"] as ServiceType, {}), { schemas: [reflect(file)] })),
  );
  expect((await ask({ fileContainingSymbol: "Bare" }))[0]!.errorResponse).toMatchObject({
    errorCode: 12,
    errorMessage: expect.stringContaining("protobufjs"),
  });
});
