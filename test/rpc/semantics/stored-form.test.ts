import { expect, test } from "vitest";
import { parse } from "../../../src/index.ts";
import { getBinary, setBinary } from "../../../src/rpc/call/binary.ts";
import { packDetail } from "../../../src/rpc/call/error-details.ts";
import { RpcError, type RpcError as Failure } from "../../../src/rpc/call/rpc-error.ts";
import { resolveService } from "../../../src/rpc/call/service.ts";
import { answerWith, failed, readOutcome, replied, writeOutcome } from "../../../src/rpc/semantics/outcome.ts";
import { service } from "./support.ts";

/* Stores outlive versions: what one has written, the next one reads. The bytes are of version 0.1.0, which kept metadata of grpc-js. */

/** The reply { result: 3 } with the headers `run: 1`, `many: a, b` and the trailer `run-bin: 01 ff, 00`. */
const reply =
  "ff0f4105490022005c010909000000000000084041024102220372756e4101220131240001240002410222046d616e79410222016122016224000224000224000241014102220772756e2d62696e41025c0a0201ff5c0a0100240002240002240001240005";
/** NOT_FOUND, `gone`, with `account: 17` and a `grpc-status-details-bin` of one detail. */
const error =
  "ff0f4105490a2204676f6e655c010041002400004103410222076163636f756e7441012202313724000124000241022217677270632d7374617475732d64657461696c732d62696e41015c0a1408051204676f6e651a0a0a03742f61120303ff002400012400024102221077697265666f726d2d6f7574636f6d654101220673746f726564240001240002240003240005";

const method = resolveService(service).methods["add"]!;
const contextOf = (): any => ({ method, headers: new Headers(), trailers: new Headers() });

test("a reply that was stored before is read, with its headers and trailers", () => {
  const context = contextOf();
  expect(answerWith(readOutcome(Buffer.from(reply, "hex")), context)).toEqual({ result: 3 });
  expect([...context.headers]).toEqual([
    ["many", "a, b"],
    ["run", "1"],
  ]);
  expect(getBinary(context.trailers, "run-bin").map((bytes) => [...bytes])).toEqual([[1, 255], [0]]);
});

test("an error that was stored before is read, with its metadata and details", () => {
  let failure: Failure | undefined;
  try {
    answerWith(readOutcome(Buffer.from(error, "hex")), contextOf());
  } catch (thrown) {
    failure = thrown as Failure;
  }
  expect(failure).toMatchObject({ name: "RpcError", code: "NOT_FOUND", details: "gone" });
  expect([...failure!.metadata]).toEqual([
    ["account", "17"],
    ["wireform-outcome", "stored"],
  ]);
  expect(failure!.typedDetails).toEqual([{ typeUrl: "t/a", value: Uint8Array.of(3, 255, 0) }]);
});

test("what is stored now has the same form", () => {
  const context = contextOf();
  context.headers.set("run", "1");
  context.headers.set("many", "a, b");
  setBinary(context.trailers, "run-bin", Uint8Array.of(1, 255));
  const { headers, trailers } = readOutcome(writeOutcome(replied({ result: 3 }, context)));
  expect([[...headers], [...trailers]]).toEqual([[...context.headers], [...context.trailers]]);
});

test("typed details of an error are stored, and come back as they were", () => {
  const Reason = parse(`syntax = "proto3"; package t; message Reason { string why = 1; }`).message("t.Reason");
  const typedDetails = [packDetail(Reason, { why: "empty" })];
  const thrown = new RpcError("FAILED_PRECONDITION", "no", { typedDetails, metadata: { account: "17" } });
  const outcome = readOutcome(writeOutcome(failed(thrown, contextOf())));
  let failure: Failure | undefined;
  try {
    answerWith(outcome, contextOf());
  } catch (again) {
    failure = again as Failure;
  }
  expect(failure!.detailsOf(Reason)).toEqual([{ why: "empty" }]);
  expect(failure!.metadata.get("account")).toBe("17");
});

test("an error of another copy, whatever it has for details, is stored", () => {
  for (const typedDetails of [7, [null], [{ typeUrl: 7, value: "x" }], {}]) {
    const foreign = Object.assign(new RpcError("ABORTED", "odd"), { typedDetails });
    expect(readOutcome(writeOutcome(failed(foreign, contextOf())))).toMatchObject({ code: "ABORTED", details: "odd" });
  }
});
