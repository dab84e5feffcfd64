// Clients by fetch, as the suite asks for them.
import { createClient } from "wireform/rpc";
import { compressions, formats, protocols, Service } from "../common.mjs";

const clients = new Map();

/** The client of a request. */
export function clientFor({ host, port, serverTlsCert, protocol, codec, compression, useGetHttpMethod }) {
  const options = {
    protocol: protocols[protocol],
    codec: formats[codec],
    compression: compressions[compression],
    useGet: useGetHttpMethod,
    deadline: Infinity,
  };
  const url = `${serverTlsCert.length === 0 ? "http" : "https"}://${host}:${port}`;
  const key = JSON.stringify([url, options]);
  if (!clients.has(key)) clients.set(key, createClient(Service, url, options));
  return clients.get(key);
}
