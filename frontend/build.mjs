// Bundles styles and scripts into the Python package: hashed names, a manifest of them, and each
// file compressed beside itself so that the server only has to send it.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import * as esbuild from "esbuild";
import * as sass from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, "../src/quarterdeck/web/static/built");
const COMPRESSED = new Set([".css", ".js"]);

const scss = {
  name: "scss",
  setup(build) {
    build.onLoad({ filter: /\.scss$/ }, ({ path }) => ({
      contents: sass.compile(path, {
        loadPaths: [join(here, "node_modules")],
        quietDeps: true,
        silenceDeprecations: ["import"],
      }).css,
      loader: "css",
      resolveDir: dirname(path),
    }));
  },
};

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
const { metafile } = await esbuild.build({
  entryPoints: { site: join(here, "src/site.ts") },
  outdir: target,
  bundle: true,
  splitting: true,
  format: "esm",
  target: "es2022",
  minify: true,
  legalComments: "linked",
  entryNames: "[name]-[hash]",
  chunkNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  loader: { ".woff2": "file" },
  plugins: [scss],
  metafile: true,
  absWorkingDir: here,
});

const manifest = {};
for (const path of Object.keys(metafile.outputs)) {
  const name = basename(path);
  if (name.endsWith(".txt")) continue;
  manifest[name.replace(/-[A-Z0-9]{8}(?=\.\w+$)/, "")] = name;
  if (!COMPRESSED.has(extname(name))) continue;
  const bytes = readFileSync(join(target, name));
  writeFileSync(join(target, `${name}.gz`), gzipSync(bytes, { level: 9 }));
  writeFileSync(join(target, `${name}.br`), brotliCompressSync(bytes));
  console.log(`${name}  ${bytes.length} bytes, ${brotliCompressSync(bytes).length} sent`);
}
writeFileSync(join(target, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
