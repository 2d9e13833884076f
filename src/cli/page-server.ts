import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream';
import { messageOf } from '../errors.ts';
import { type AskedPort, DEFAULT_PORT } from './page-address.ts';
import { securityHeaders } from './page-headers.ts';
import { UsageError } from './usage.ts';

/** To other machines the page does not exist. */
const HOST = 'localhost';
/** Ports tried after the default one; then the system gives any that is free. */
const NEXT_PORTS = 20;

/** By the end of a name; a browser guesses none. */
const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.npz': 'application/octet-stream',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

interface FoundFile {
  readonly path: string;
  readonly bytes: number;
}

/** The path of a request within the folder, from "/"; null where its percent signs encode nothing. */
function pathOf({ url = '/' }: IncomingMessage): string | null {
  try {
    return decodeURIComponent(url.split(/[?#]/, 1)[0] ?? '/');
  } catch {
    return null;
  }
}

/** The file at a path of a folder; null where there is none, or it is elsewhere. */
async function fileAt(folder: string, asked: string): Promise<FoundFile | null> {
  const path = resolve(join(folder, asked === '/' ? 'index.html' : asked));
  if (!path.startsWith(folder + sep) || path.includes('\0')) return null;
  try {
    const found = await stat(path);
    return found.isFile() ? { path, bytes: found.size } : null;
  } catch {
    return null;
  }
}

/** Answers with the file that is asked for: every address is a file, and a missing one is 404, not the page. */
async function answer(folder: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const asked = pathOf(request);
  for (const [name, value] of Object.entries(securityHeaders(asked ?? ''))) response.setHeader(name, value);
  const end = (status: number) => void response.writeHead(status).end();
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    return end(405);
  }
  if (asked === null) return end(400);
  const file = await fileAt(folder, asked);
  if (file === null) return end(404);
  response.setHeader('Content-Type', TYPES[extname(file.path)] ?? 'application/octet-stream');
  response.setHeader('Content-Length', file.bytes);
  // Names under assets hold a hash of what is in them.
  const isLasting = asked.startsWith('/assets/');
  response.setHeader('Cache-Control', isLasting ? 'max-age=31536000, immutable' : 'no-cache');
  if (request.method === 'HEAD') return end(200);
  // A reader that goes away is no failure; a file that cannot be read cuts the answer short, which its length tells.
  pipeline(createReadStream(file.path), response, () => {});
}

/** Has a server listen on a port; the failure if it cannot. */
async function listenOn(server: Server, port: number): Promise<NodeJS.ErrnoException | null> {
  server.listen(port, HOST);
  try {
    await once(server, 'listening');
    return null;
  } catch (error) {
    return error as NodeJS.ErrnoException;
  }
}

/** Listens on the first free of the default port and the next ones. */
async function listenSomewhere(server: Server): Promise<void> {
  const ports = Array.from({ length: 1 + NEXT_PORTS }, (_, i) => DEFAULT_PORT + i);
  for (const port of [...ports, 0]) {
    const failure = await listenOn(server, port);
    if (failure === null) return;
    if (failure.code !== 'EADDRINUSE' && failure.code !== 'EACCES') throw failure;
  }
}

export interface ServedPage {
  /** "http://localhost:4173/" */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves a folder to this machine alone, with the headers of docs/hosting.md, on the port asked for; without one on the
 * default port, or the next that is free. Throws UsageError where the one asked for is taken.
 */
export async function servePage(folder: string, port?: AskedPort): Promise<ServedPage> {
  const root = resolve(folder);
  const server = createServer((request, response) => void answer(root, request, response));
  if (port === undefined) await listenSomewhere(server);
  else {
    const failure = await listenOn(server, port.value);
    if (failure)
      throw new UsageError(
        `${port.name} must be free, got ${port.value}: ${messageOf(failure)}. Set it to another, or leave it out.`,
      );
  }
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://${HOST}:${taken}/`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
