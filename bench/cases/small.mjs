/** A request of 15 bytes: what small remote calls send. */
export default {
  name: "small",
  about: "a request of a small remote call: two numbers and an id, 15 B",
  files: ["calculator.proto"],
  typeName: "calculator.AddRequest",
  messages: (random) =>
    random.list(16, () => ({
      a: random.integer(1, 100),
      b: random.integer(128, 9999),
      requestId: `req-${random.text(4)}`,
    })),
};
