/** A hundred small requests in one call: 2 kB. */
export default {
  name: "batch",
  about: "100 such requests in one call, with a context: 2 kB",
  files: ["calculator.proto"],
  typeName: "calculator.BatchRequest",
  messages: (random) =>
    random.list(4, () => ({
      context: {
        userId: `user-${random.text(8)}`,
        roles: ["admin", "editor"],
        metadata: { region: "eu-west-1", client: "web", version: "4.2.0" },
      },
      requests: random.list(100, (index) => ({
        a: random.integer(0, 1000),
        b: random.integer(0, 100_000),
        requestId: `req-${index}-${random.text(4)}`,
      })),
      priority: 2,
    })),
};
