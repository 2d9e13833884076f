// What takes the place of the service worker in a build without one: it ends the one before it, in every browser that has one.
import { deleteUnusedVersions, keptFile } from './page-files.ts';

declare const self: ServiceWorkerGlobalScope;

const { scope } = self.registration;

async function retire(): Promise<void> {
  await deleteUnusedVersions(scope, []);
  await self.registration.unregister();
}

// At once: a service worker is retired because something is wrong with it. Open pages keep the files of their version.
self.addEventListener('install', () => void self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(retire()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  // An open page of the version before may have registered it again.
  if (request.mode === 'navigate') event.waitUntil(retire());
  if (request.method !== 'GET' || request.mode === 'navigate' || !request.url.startsWith(scope)) return;
  event.respondWith(keptFile(request, { scope, own: '' }).then((kept) => kept ?? fetch(request)));
});
