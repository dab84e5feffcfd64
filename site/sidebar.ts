import type { DefaultTheme } from "vitepress";

type Group = readonly [title: string, pages: readonly (readonly [text: string, page: string])[]];

/** Every page of docs/, by subject. */
const groups: readonly Group[] = [
  [
    "Start",
    [
      ["Getting started", "getting-started"],
      ["Migrating", "migrating"],
      ["Runtimes", "runtimes"],
    ],
  ],
  [
    "Schemas and types",
    [
      ["Schemas", "schemas"],
      ["Types from text", "types"],
      ["Generated code", "generated-code"],
      ["What is refused", "strictness"],
    ],
  ],
  [
    "Messages",
    [
      ["Messages", "messages"],
      ["64-bit integers", "int64"],
      ["Unknown fields", "unknown-fields"],
      ["Well-known types", "well-known-types"],
      ["JSON", "json"],
      ["Text format", "text"],
      ["Streams", "streams"],
      ["Errors", "errors"],
    ],
  ],
  [
    "Evolution and tools",
    [
      ["Schema evolution", "evolution"],
      ["Command line", "command-line"],
      ["Other languages", "interoperation"],
    ],
  ],
  [
    "Remote calls",
    [
      ["Overview", "rpc/index"],
      ["Calls", "rpc/calls"],
      ["Semantics", "rpc/semantics"],
      ["Browsers", "rpc/browsers"],
      ["Express and Fastify", "rpc/express"],
      ["Hono and Next.js", "rpc/hono"],
      ["Deno", "rpc/deno"],
      ["Bun", "rpc/bun"],
      ["Workers", "rpc/workers"],
      ["TLS", "rpc/tls"],
      ["Discovery and balancing", "rpc/discovery"],
      ["Interceptors", "rpc/interceptors"],
      ["Patterns", "rpc/patterns"],
      ["Reflection", "rpc/reflection"],
      ["Design", "rpc/design"],
    ],
  ],
  [
    "Costs",
    [
      ["Performance", "performance"],
      ["Sizes", "size"],
      ["Security", "security"],
    ],
  ],
  [
    "The project",
    [
      ["Architecture", "architecture"],
      ["Contributing", "contributing"],
    ],
  ],
];

export const pagesOfSidebar: readonly string[] = groups.flatMap(([, pages]) => pages.map(([, page]) => page));

export const sidebar: DefaultTheme.SidebarItem[] = groups.map(([text, pages]) => ({
  text,
  items: pages.map(([title, page]) => ({ text: title, link: `/${page.replace(/(^|\/)index$/u, "$1")}` })),
}));
