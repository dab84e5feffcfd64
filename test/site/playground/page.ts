import { mountPlayground } from "../../../site/playground/index.ts";

/* The playground alone, in a page that forbids to evaluate code. */

mountPlayground(document.querySelector<HTMLElement>("#playground")!);
