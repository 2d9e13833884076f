// `npm start`: sets up, builds, serves the page on this machine and opens it.
import { spawn } from 'node:child_process';
import { ensurePackages } from './setup.mjs';

ensurePackages();
const { buildKernels } = await import('./kernels.mjs');
await buildKernels();
const { build, preview } = await import('vite');
await build({ logLevel: 'warn' });
const port = Number(process.env.PORT ?? 4173);
const server = await preview({ preview: { port, strictPort: process.env.PORT !== undefined } });
const url = server.resolvedUrls.local[0];
console.log(`sgdscope is at ${url}  (Ctrl+C ends it)`);

function openInBrowser() {
  if (process.env.CI || process.env.BROWSER === 'none') return;
  const [command, args] =
    process.platform === 'darwin'
      ? ['open', [url]]
      : process.platform === 'win32'
        ? ['cmd', ['/c', 'start', '', url]]
        : ['xdg-open', [url]];
  // Where there is no desktop the address above has to do.
  spawn(command, args, { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}
openInBrowser();
