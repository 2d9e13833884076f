// The service worker of the page; `.ci/offline.ts` builds it by itself, with the files of the build.
import { busyLockName, type NotKept, versionName, type WorkerRequest } from '../names.ts';
import { documentPath } from './document-path.ts';
import {
  BusyError,
  deleteUnusedVersions,
  type FilesOfVersion,
  isLockHeld,
  keepFiles,
  keptFile,
  type PageFile,
} from './page-files.ts';

declare const self: ServiceWorkerGlobalScope;
/** Written into the code by the build. */
declare const OFFLINE_VERSION: string;
declare const OFFLINE_FILES: readonly PageFile[];

const { scope } = self.registration;
const files = OFFLINE_FILES;
const version: FilesOfVersion = { scope, version: OFFLINE_VERSION, files };
const own = versionName(version);
const documents = files.map(({ path }) => path).filter((path) => path === '' || path.endsWith('.html'));

const reasonOf = (error: unknown): NotKept['reason'] => {
  if (error instanceof BusyError) return 'busy';
  return error instanceof DOMException && error.name === 'QuotaExceededError' ? 'storage' : 'files';
};

async function install(): Promise<void> {
  try {
    await keepFiles(version, () => isLockHeld(busyLockName(scope)));
  } catch (error) {
    const reason = reasonOf(error);
    // What was kept before a sweep began is there when it has ended; else the space is given back.
    if (reason !== 'busy') await caches.delete(own);
    const message: NotKept = { kind: 'not-kept', reason };
    for (const client of await self.clients.matchAll({ includeUncontrolled: true })) client.postMessage(message);
    throw error;
  }
}

async function shownDocument(request: Request, path: string): Promise<Response> {
  const kept = await caches.match(new URL(path, scope).href, { cacheName: own, ignoreVary: true });
  return kept ?? fetch(request);
}

async function loadedFile(request: Request): Promise<Response> {
  return (await keptFile(request, { scope, own })) ?? fetch(request);
}

async function perform(request: WorkerRequest): Promise<void> {
  if (request === 'take-over') await self.skipWaiting();
  // The version that waits, or is on its way, has no page yet.
  else if (!self.registration.waiting && !self.registration.installing) await deleteUnusedVersions(scope, [own]);
}

// No `skipWaiting` here: a new version waits until a page asks for it, or until none is open.
self.addEventListener('install', (event) => event.waitUntil(install()));
// The first page was loaded before there was a service worker: what it loads later is to come from here too.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('message', (event) => event.waitUntil(perform(event.data)));
self.addEventListener('fetch', (event) => {
  const { method, url, mode } = event.request;
  if (method !== 'GET' || !url.startsWith(scope)) return;
  if (mode !== 'navigate') {
    event.respondWith(loadedFile(event.request));
    return;
  }
  const path = documentPath(url, scope, documents);
  if (path !== null) event.respondWith(shownDocument(event.request, path));
});
