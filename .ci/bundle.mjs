// `npm run bundle`: what the built page loads before its first paint, by size, and which packages it is made of.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

/** Most bytes after gzip of what the page loads before its first paint. */
export const BUDGET = { js: 250_000, css: 20_000 };

const IMPORT = /(?:^|[;}\n])\s*(?:import|export)\s*(?:[\w$*{}\s,]*?\bfrom\s*)?["'](\.{1,2}\/[^"']+)["']/g;

/** The scripts that a module of the build imports statically. Vite writes imports at the start of a module. */
const importsOf = (code) => [...code.matchAll(IMPORT)].map(([, path]) => path);

/** Scripts and style sheets that index.html loads before the first paint: those it names, and what these import statically. */
export function initialFiles(folder) {
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const named = [...html.matchAll(/<(?:script|link)\b[^>]*?\b(?:src|href)="([^"]+\.(?:js|css))"/g)].map(
    ([, path]) => path,
  );
  const found = new Set();
  const visit = (path) => {
    if (found.has(path)) return;
    found.add(path);
    if (path.endsWith('.js'))
      for (const next of importsOf(readFileSync(join(folder, path), 'utf8')))
        visit(normalize(join(dirname(path), next)));
  };
  for (const path of named) visit(normalize(path));
  return [...found].map((path) => {
    const content = readFileSync(join(folder, path));
    return { path, kind: path.endsWith('.css') ? 'css' : 'js', bytes: content.length, gzip: gzipSync(content).length };
  });
}

/** Bytes after gzip by kind. */
export function initialSizes(folder) {
  const sizes = { js: 0, css: 0 };
  for (const { kind, gzip } of initialFiles(folder)) sizes[kind] += gzip;
  return sizes;
}

const packageOf = (id) => {
  const [, name] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id) ?? [];
  const [, folder] = /\/src\/([^/]+(?:\/[^/.]+(?=\/))?)/.exec(id) ?? [];
  return name ?? (folder ? `src/${folder}` : 'other');
};

/** Minified bytes of each package and folder in some chunks of a build. */
export function sizesByPackage(chunks) {
  const sizes = new Map();
  for (const { modules } of chunks)
    for (const [id, { renderedLength }] of Object.entries(modules))
      sizes.set(packageOf(id), (sizes.get(packageOf(id)) ?? 0) + renderedLength);
  return [...sizes].sort(([, a], [, b]) => b - a);
}

const kilobytes = (bytes) => (bytes / 1000).toFixed(1).padStart(8);

async function report() {
  const { enterProject } = await import('./setup.mjs');
  enterProject();
  const { buildKernels } = await import('./kernels.mjs');
  await buildKernels();
  const { build } = await import('vite');
  const { output } = await build({ logLevel: 'error' });
  const initial = initialFiles('dist');
  const paths = new Set(initial.map(({ path }) => path));
  console.log('Before the first paint (kB, kB after gzip):');
  for (const { path, bytes, gzip } of initial.sort((a, b) => b.gzip - a.gzip))
    console.log(`${kilobytes(bytes)} ${kilobytes(gzip)}  ${path}`);
  console.log('\nWhat the scripts of it are made of (kB before minification):');
  const chunks = output.filter(({ type, fileName }) => type === 'chunk' && paths.has(fileName));
  for (const [name, bytes] of sizesByPackage(chunks).slice(0, 30)) console.log(`${kilobytes(bytes)}  ${name}`);
  console.log('\nLoaded later (kB after gzip):');
  for (const { fileName } of output.filter(({ fileName }) => /\.(?:js|css)$/.test(fileName) && !paths.has(fileName)))
    if (existsSync(join('dist', fileName)))
      console.log(`${kilobytes(gzipSync(readFileSync(join('dist', fileName))).length)}  ${fileName}`);
  const sizes = initialSizes('dist');
  for (const kind of ['js', 'css']) {
    const isWithin = sizes[kind] <= BUDGET[kind];
    console.log(
      `\n${kind}: ${kilobytes(sizes[kind])} of ${kilobytes(BUDGET[kind])} kB after gzip${isWithin ? '' : ': TOO MUCH'}`,
    );
    if (!isWithin) process.exitCode = 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await report();
