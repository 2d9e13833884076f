// `npm start`: sets up, builds, serves the page to this machine alone and opens it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { enterProject } from './setup.mjs';

/** To other machines the page does not exist. */
const HOST = 'localhost';
const DEFAULT_PORT = 4173;

/** The port asked for by PORT; undefined: none was. */
function askedPort() {
  const asked = process.env.PORT;
  if (asked === undefined || asked === '') return undefined;
  const port = /^\d{1,5}$/.test(asked) ? Number(asked) : 0;
  if (port >= 1 && port <= 65_535) return port;
  throw new Error(
    `PORT must be a whole number from 1 to 65535, got ${JSON.stringify(asked.slice(0, 40))}. ` +
      `Set it to a free port, or leave it out: then it is ${DEFAULT_PORT}, or the next that is free.`,
  );
}

/** Before anything is built: a port that was asked for must be free. */
async function requireFree(port) {
  const server = createServer();
  const listening = once(server, 'listening');
  server.listen(port, HOST);
  try {
    await listening;
  } catch (error) {
    throw new Error(`PORT must be free, got ${port}: ${error.message}. Set it to another, or leave it out.`);
  }
  server.close();
  await once(server, 'close');
}

function openInBrowser(url) {
  if (process.env.CI || process.env.BROWSER === 'none') return;
  const [command, args] =
    process.platform === 'darwin'
      ? ['open', [url]]
      : process.platform === 'win32'
        ? ['cmd', ['/c', 'start', '', url]]
        : ['xdg-open', [url]];
  // Where there is no desktop the address has to do.
  spawn(command, args, { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}

try {
  const port = askedPort();
  if (port !== undefined) await requireFree(port);
  enterProject();
  const { buildKernels } = await import('./kernels.mjs');
  await buildKernels();
  const { build, preview } = await import('vite');
  await build({ logLevel: 'warn' });
  const server = await preview({
    preview: { host: HOST, port: port ?? DEFAULT_PORT, strictPort: port !== undefined },
  });
  const url = server.resolvedUrls.local[0];
  console.log(`sgdscope is at ${url}  (Ctrl+C ends it)`);
  openInBrowser(url);
} catch (error) {
  console.error(`npm start: ${error.message}`);
  process.exit(1);
}
