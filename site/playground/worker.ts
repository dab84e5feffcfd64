import { compareMessages } from "./model/compare-messages.ts";
import { compareSchemas } from "./model/compare-schemas.ts";
import { guessFrom } from "./model/guess.ts";
import type { Answer, Request } from "./model/protocol.ts";
import { Session } from "./model/session.ts";

/* The library at work, beside the page: it never keeps the page waiting. */

interface Scope {
  onmessage: ((event: MessageEvent<Request>) => void) | null;
  postMessage(answer: Answer, transfer?: readonly Transferable[]): void;
}

const scope = globalThis as unknown as Scope;
const session = new Session();
/** The inspection that was asked for last: those before are left off. */
let latest = 0;

scope.onmessage = ({ data }) => {
  switch (data.kind) {
    case "inspect":
      latest = data.id;
      return void inspect(data);
    case "rows":
      return scope.postMessage({ kind: "rows", id: data.id, rows: session.rows(data.from, data.to) });
    case "guess":
      return scope.postMessage({ kind: "guess", id: data.id, result: guessFrom(session.bytes) });
    case "compare schemas":
      return scope.postMessage({ kind: data.kind, id: data.id, result: compareSchemas(data.old, data.new) });
    case "compare messages": {
      const { id, kind, schema, type, first, second } = data;
      return scope.postMessage({ kind, id, result: compareMessages(schema, type, first, second) });
    }
  }
};

async function inspect({ id, request }: Extract<Request, { kind: "inspect" }>): Promise<void> {
  for (const update of session.inspect(request)) {
    scope.postMessage({ kind: "update", id, update });
    await othersTurn();
    if (latest !== id) return;
  }
  scope.postMessage({ kind: "done", id });
}

const { port1, port2 } = new MessageChannel();

/** Lets messages come in that are waiting. */
function othersTurn(): Promise<void> {
  return new Promise((resolve) => {
    port1.onmessage = () => resolve();
    port2.postMessage(undefined);
  });
}
