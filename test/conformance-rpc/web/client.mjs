// A client by fetch: in Node, Deno and Bun.
import process from "node:process";
import { answerAll } from "../frames.mjs";
import { answer } from "../invoke.mjs";
import { clientFor } from "./clients.mjs";

await answerAll((bytes) => answer(bytes, clientFor));
process.exit(0);
