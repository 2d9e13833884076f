import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { securityHeaders } from '../../src/cli/page-headers.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

interface HostOptions {
  /** The path that the folder is served under; begins and ends with a slash. */
  readonly path?: string;
  /** What is served. */
  readonly folder?: string;
  /** Sent with every file, in place of what `npm start` sends. */
  readonly headers?: (path: string) => Readonly<Record<string, string>>;
}

/** A static web server as people have them: files and nothing else. What it serves can be exchanged, and it can go down. */
export interface StaticHost {
  readonly url: string;
  readonly origin: string;
  /** The folder that is served from now on. */
  show(folder: string): void;
  /** Paths that it was asked for and does not have. */
  readonly missed: readonly string[];
  close(): Promise<void>;
}

/** The file that a request asks for; null where there is none. */
function fileOf(request: IncomingMessage, root: string, base: string): string | null {
  const path = decodeURIComponent(new URL(request.url ?? '', 'http://host').pathname);
  if (!path.startsWith(base)) return null;
  const name = normalize(path.slice(base.length) || 'index.html');
  const file = join(root, name);
  return name.startsWith('..') || !existsSync(file) || !statSync(file).isFile() ? null : name;
}

export async function startHost({
  path = '/',
  folder = 'dist',
  headers = securityHeaders,
}: HostOptions = {}): Promise<StaticHost> {
  let root = folder;
  const missed: string[] = [];
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const name = fileOf(request, root, path);
    for (const [key, value] of Object.entries(headers(name ?? ''))) response.setHeader(key, value);
    if (name === null) {
      missed.push(request.url ?? '');
      response.writeHead(404).end();
      return;
    }
    response.setHeader('Content-Type', TYPES[extname(name)] ?? 'application/octet-stream');
    createReadStream(join(root, name)).pipe(response);
  };
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: origin + path,
    origin,
    show(next) {
      root = next;
    },
    missed,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
