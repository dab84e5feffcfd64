import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** Writes a script of test/, with all that it imports, as a file that a process of its own can run. */
export async function bundleChild(script: string, file: string): Promise<void> {
  const source = new URL(`../${script}`, import.meta.url);
  await build({
    entryPoints: [fileURLToPath(source)],
    outfile: file,
    bundle: true,
    platform: "node",
    format: "esm",
    define: { "import.meta.url": JSON.stringify(source.href) },
    banner: {
      js: `import { createRequire } from "node:module"; const require = createRequire(${JSON.stringify(fileURLToPath(source))});`,
    },
  });
}
