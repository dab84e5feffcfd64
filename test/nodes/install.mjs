// Installs the Nodes where they are missing, and prints the directory of each: `26 /.../bin`.
import { dirname } from "node:path";
import { findNode, nodes } from "./nodes.mjs";

for (const major of nodes) console.log(major, dirname(findNode(major)));
