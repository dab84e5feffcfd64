// `node --import` this file: modules of Node and protobufjs can no longer be imported.
import { register } from "node:module";

register("./block-hooks.mjs", import.meta.url);
