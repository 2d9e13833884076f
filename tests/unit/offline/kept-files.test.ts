import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { afterAll, expect, test } from 'vitest';
import { keptFiles, writeServiceWorker } from '../../../.ci/offline.ts';

const FILES = {
  'index.html': '<head><meta name="viewport" content="width=device-width" /></head>',
  'assets/page-abc.js': 'export {};',
  'evidence/index.json': '[]',
  'evidence/X20-1.json': '{}',
  'evidence/X20-1.svg': '<svg/>',
  'evidence/claims.md': '# Claims',
  'screenshot.png': 'picture',
};
const folders: string[] = [];
/** A built page of a few files. */
function builtPage(files: Readonly<Record<string, string>> = FILES): string {
  const folder = mkdtempSync(join(tmpdir(), 'sgdscope-built-'));
  folders.push(folder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

const versionIn = (folder: string) =>
  /name="sgdscope-version" content="(\w+)"/.exec(readFileSync(join(folder, 'index.html'), 'utf8'))?.[1];

/** The list that the code of a service worker begins to work with: what it says to `addEventListener` is not needed for that. */
function listIn(folder: string): { path: string; integrity: string }[] {
  const code = readFileSync(join(folder, 'service-worker.js'), 'utf8');
  const list = /\[\{path:[`"'].*?\}\]/.exec(code)?.[0];
  return runInNewContext(`(${list})`);
}

test('are all that the page asks for, with their hashes', () => {
  const files = keptFiles(builtPage());
  expect(files.map(({ path }) => path)).toEqual([
    'assets/page-abc.js',
    'evidence/X20-1.json',
    'evidence/index.json',
    'index.html',
  ]);
  const digest = createHash('sha256').update('export {};').digest('base64');
  expect(files[0]).toEqual({ path: 'assets/page-abc.js', integrity: `sha256-${digest}`, bytes: 10 });
});

test('the service worker lists the files as they are served: the page with its version in it', async () => {
  const folder = builtPage();
  await writeServiceWorker(folder, true);
  const served = keptFiles(folder).map(({ path, integrity }) => ({
    path: path === 'index.html' ? '' : path,
    integrity,
  }));
  expect(listIn(folder)).toEqual(served);
  expect(readFileSync(join(folder, 'index.html'), 'utf8')).toContain('data-offline="kept"');
});

test('the version is that of the content: the same again, another one for any other content or name', async () => {
  const versions = [];
  const renamed = { ...FILES, 'assets/page-abd.js': 'export {};', 'assets/page-abc.js': '' };
  for (const files of [FILES, FILES, { ...FILES, 'evidence/index.json': '["X20-1"]' }, renamed]) {
    const folder = builtPage(files);
    await writeServiceWorker(folder, true);
    versions.push(versionIn(folder));
  }
  expect(versions[0]).toMatch(/^\w{16}$/);
  expect(versions[1]).toBe(versions[0]);
  expect(new Set(versions).size).toBe(3);
});

test('a build without a service worker has one that retires the others, and says so', async () => {
  const folder = builtPage();
  await writeServiceWorker(folder, false);
  expect(readFileSync(join(folder, 'service-worker.js'), 'utf8')).toContain('unregister');
  expect(readFileSync(join(folder, 'index.html'), 'utf8')).toContain('data-offline="off"');
});
