import type { Transport } from "./transport.ts";

/** Transports to one place, used in turn: as one. It is connected when all of them are. */
export function pooled(transports: readonly Transport[]): Transport {
  const [first] = transports;
  if (transports.length === 1) return first!;
  let turn = 0;
  const one: Transport = {
    peer: first!.peer,
    protocols: first!.protocols,
    send: (request, ending) => transports[turn++ % transports.length]!.send(request, ending),
    close: () => transports.forEach((each) => each.close()),
  };
  if (first!.connect === undefined) return one;
  return {
    ...one,
    connect: async (onLost) => void (await Promise.all(transports.map((each) => each.connect!(onLost)))),
  };
}
