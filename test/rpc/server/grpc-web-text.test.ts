import { expect, test } from "vitest";
import { createRouter } from "../../../src/rpc/portable.ts";
import { Calculator, calculator, calculatorSchema } from "../support/calculator.ts";

/* gRPC-Web in base64: https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-WEB.md. What Google's own client makes of it, ../browser shows. */

const router = createRouter().add(Calculator, calculator);

function envelope(bytes: Uint8Array): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt32BE(bytes.length, 1);
  return Buffer.concat([head, bytes]);
}

function ask(method: string, body: string | ReadableStream, type = "application/grpc-web-text"): Promise<Response> {
  const init = { method: "POST", headers: { "content-type": type }, body, duplex: "half" };
  return router.fetch(new Request(`http://api.test/remote.Calculator/${method}`, init));
}

const request = envelope(calculatorSchema.message("remote.CalculationRequest").encode({ a: 1, b: 2 }));
const reply = envelope(calculatorSchema.message("remote.CalculationResponse").encode({ result: 3 }));
const well = Buffer.concat([Buffer.from([0x80, 0, 0, 0, 16]), Buffer.from("grpc-status: 0\r\n")]);

test("a call and its answer are text", async () => {
  for (const type of ["application/grpc-web-text", "application/grpc-web-text+proto"]) {
    const response = await ask("Add", request.toString("base64"), type);
    expect(response.headers.get("content-type")).toBe(type);
    expect(await response.text()).toBe(Buffer.concat([reply, well]).toString("base64"));
  }
});

test("text may come in parts of any size, and padding stands where a part ends", async () => {
  const padded = [request.subarray(0, 7), request.subarray(7, 8), request.subarray(8)].map((each) =>
    each.toString("base64"),
  );
  expect(padded.slice(0, 2).every((each) => each.endsWith("="))).toBe(true);
  for (const text of [padded.join(""), request.toString("base64")])
    for (const size of [1, 2, 3, 5, text.length]) {
      const parts = text.match(new RegExp(`.{1,${size}}`, "g"))!;
      const body = new ReadableStream({
        start(controller) {
          for (const part of parts) controller.enqueue(new TextEncoder().encode(part));
          controller.close();
        },
      });
      expect(await (await ask("Add", body)).text()).toBe(Buffer.concat([reply, well]).toString("base64"));
    }
});

test("each message of a stream is a text that can be read at once", async () => {
  const body = envelope(calculatorSchema.message("remote.SequenceRequest").encode({ start: 7, count: 2, step: 1 }));
  const response = await ask("GenerateSequence", body.toString("base64"));
  const parts: string[] = [];
  for await (const part of response.body! as unknown as AsyncIterable<Uint8Array>)
    parts.push(Buffer.from(part).toString());
  const number = calculatorSchema.message("remote.Number");
  expect(parts).toEqual(
    [envelope(number.encode({ value: 7 })), envelope(number.encode({ value: 8 })), well].map((each) =>
      each.toString("base64"),
    ),
  );
});

test.each(["????", "AAAA=", "A", "AA=A", "AAAA===="])("what is no base64 is INVALID_ARGUMENT: %s", async (text) => {
  const response = await ask("Add", text);
  expect([response.status, response.headers.get("grpc-status")]).toEqual([200, "3"]);
});

test("a method that there is not", async () => {
  const response = await ask("Divide", "");
  expect(response.headers.get("grpc-status")).toBe("12");
  expect(response.headers.get("content-type")).toBe("application/grpc-web-text");
});
