import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { askedPort } from '../../../src/cli/page-address.ts';
import { securityHeaders } from '../../../src/cli/page-headers.ts';
import { type ServedPage, servePage } from '../../../src/cli/page-server.ts';

const FILES: Readonly<Record<string, string>> = {
  'index.html': '<title>page</title>',
  'embed.html': '<title>embed</title>',
  'assets/a-1b2c.js': 'export {};',
  'assets/k-1b2c.wasm': '\0asm',
  'manifest.webmanifest': '{}',
  'a name ü.json': '[1]',
  'odd.xyz': 'odd',
};

let page: ServedPage;
let folder: string;
beforeAll(async () => {
  const outside = mkdtempSync(join(tmpdir(), 'sgdscope-page-'));
  writeFileSync(join(outside, 'secret.txt'), 'secret');
  folder = join(outside, 'dist');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  for (const [path, text] of Object.entries(FILES)) writeFileSync(join(folder, path), text);
  page = await servePage(folder);
});
afterAll(() => page.close());

/** As it stands, which `fetch` would tidy up before it asks. */
const ask = (path: string, method = 'GET') =>
  new Promise<{ status: number | undefined; body: string }>((resolve, reject) => {
    const { port, hostname } = new URL(page.url);
    request({ hostname, port, path, method }, (response) => {
      let body = '';
      response.on('data', (piece) => {
        body += piece;
      });
      response.on('end', () => resolve({ status: response.statusCode, body }));
    })
      .on('error', reject)
      .end();
  });

describe('the server of the page', () => {
  test.each([
    ['', 'index.html', 'text/html; charset=utf-8', 'no-cache'],
    ['?a=b', 'index.html', 'text/html; charset=utf-8', 'no-cache'],
    ['embed.html?embed=claim', 'embed.html', 'text/html; charset=utf-8', 'no-cache'],
    ['assets/a-1b2c.js', 'assets/a-1b2c.js', 'text/javascript; charset=utf-8', 'max-age=31536000, immutable'],
    ['assets/k-1b2c.wasm', 'assets/k-1b2c.wasm', 'application/wasm', 'max-age=31536000, immutable'],
    ['manifest.webmanifest', 'manifest.webmanifest', 'application/manifest+json', 'no-cache'],
    ['a%20name%20%C3%BC.json', 'a name ü.json', 'application/json', 'no-cache'],
    ['odd.xyz', 'odd.xyz', 'application/octet-stream', 'no-cache'],
  ])('gives %s with its type, length and headers', async (path, file, type, cache) => {
    const response = await fetch(page.url + path);
    const { status, headers } = response;
    expect([status, await response.text()]).toEqual([200, FILES[file]]);
    expect(headers.get('content-type')).toBe(type);
    expect(headers.get('content-length')).toBe(String(readFileSync(join(folder, file)).length));
    expect(headers.get('cache-control')).toBe(cache);
    for (const [name, value] of Object.entries(securityHeaders(`/${file}`))) expect(headers.get(name)).toBe(value);
  });

  test('lets other sites frame the embed alone', async () => {
    const policy = async (path: string) => (await fetch(page.url + path)).headers.get('content-security-policy');
    expect(await policy('embed.html')).toMatch(/frame-ancestors \*$/);
    expect(await policy('')).toMatch(/frame-ancestors 'none'$/);
  });

  test.each([
    ['/missing', 404],
    ['/assets', 404],
    ['/assets/', 404],
    ['/../secret.txt', 404],
    ['/%2e%2e/secret.txt', 404],
    ['/..%2fsecret.txt', 404],
    ['/assets/../../secret.txt', 404],
    ['//secret.txt', 404],
    ['/a%00b', 404],
    ['/%', 400],
    ['/%c3%28', 400],
  ])('%s is %i, without a file', async (path, status) => {
    expect(await ask(path)).toEqual({ status, body: '' });
  });

  test('answers HEAD without a body, and nothing that would change something', async () => {
    const head = await fetch(page.url, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '19', '']);
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS'])
      expect((await fetch(page.url, { method })).status, method).toBe(405);
  });

  test('is somewhere else where its port is taken; one that was asked for must be free', async () => {
    const second = await servePage(folder);
    expect(second.url).not.toBe(page.url);
    expect((await fetch(second.url)).status).toBe(200);
    await second.close();
    await expect(fetch(second.url)).rejects.toThrow();
    const other = createServer().listen(0, 'localhost');
    await new Promise((ready) => other.once('listening', ready));
    const address = other.address();
    const value = typeof address === 'object' && address ? address.port : 0;
    await expect(servePage(folder, { name: '--port', value })).rejects.toThrow(
      new RegExp(`--port must be free, got ${value}: .*EADDRINUSE.* Set it to another, or leave it out\\.`),
    );
    other.close();
  });
});

describe('the port asked for', () => {
  test.each([
    [undefined, undefined, undefined],
    [undefined, '', undefined],
    [undefined, '8080', { name: 'PORT', value: 8080 }],
    ['80', '8080', { name: '--port', value: 80 }],
  ])('--port %s with PORT=%s', (option, variable, expected) => {
    vi.stubEnv('PORT', variable);
    expect(askedPort(option)).toEqual(expected);
    vi.unstubAllEnvs();
  });
  test.each(['http', '0', '65536', '-1', '80.5', '1e3', ''])('--port "%s" is refused', (text) => {
    expect(() => askedPort(text)).toThrow(`--port must be a whole number from 1 to 65535, got "${text}".`);
  });
});
