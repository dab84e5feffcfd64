
  import { load, parse } from "wireform";
  import { createClient, createServer } from "wireform/rpc";

  declare const text: string;
  for (const schema of [await load("remote.proto"), parse(text)]) {
    const service = schema.service("remote.Calculator");
    const client = createClient(service, "localhost:50051");
    (await client.add({ a: 5, c: [] }, { deadline: 100 })).whatever.there.is;
    for await (const each of client.generateSequence({ anything: 1 })) each.of.any.kind;
    client.close();
    createServer({ insecure: true }).add(service, {
      add: ({ a, b }: { a: number; b: number }) => ({ result: a + b }),
      async *generateSequence() { yield { value: 1 }; },
    });
  }
