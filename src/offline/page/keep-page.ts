import type { NotKept, WorkerRequest } from '../names.ts';
import { deleteUnusedVersions } from '../worker/page-files.ts';
import type { BuildFacts } from './page-version.ts';

/** Whether the page opens without a network. */
export type OfflineStanding =
  | { readonly state: 'unknown' | 'coming' }
  | { readonly state: 'kept'; readonly bytes: number }
  /**
   * `off`: the build has no service worker; `insecure`: the page is not served by https; `refused`: the browser allows none;
   * `storage`: there is no space; `files`: a file was not had or is not that of this version.
   */
  | { readonly state: 'absent'; readonly reason: 'off' | 'insecure' | 'refused' | 'storage' | 'files' };

export interface KeepListener {
  onStanding(standing: OfflineStanding): void;
  /** A newer version is complete and waits. */
  onNewVersion(): void;
}

const ask = (worker: ServiceWorker, request: WorkerRequest) => worker.postMessage(request);

/** Listens to a worker that is being installed; `isFirst`: there is none before it. */
function follow(worker: ServiceWorker, isFirst: boolean, facts: BuildFacts, listener: KeepListener): void {
  const look = () => {
    if (worker.state === 'installed' && !isFirst) listener.onNewVersion();
    if (worker.state === 'activated' && isFirst) listener.onStanding({ state: 'kept', bytes: facts.bytes });
  };
  worker.addEventListener('statechange', look);
  look();
}

/** Registers the service worker and listens to it from now on. Rejects where the browser refuses. */
async function watch(facts: BuildFacts, listener: KeepListener): Promise<ServiceWorkerRegistration> {
  const { serviceWorker } = navigator;
  const registration = await serviceWorker.register('service-worker.js', { scope: './', updateViaCache: 'none' });
  const { active, installing, waiting } = registration;
  serviceWorker.addEventListener('message', ({ data }: MessageEvent<NotKept>) => {
    if (data.kind !== 'not-kept' || registration.active) return;
    const { reason } = data;
    listener.onStanding(reason === 'busy' ? { state: 'coming' } : { state: 'absent', reason });
  });
  registration.addEventListener('updatefound', () => {
    if (registration.installing) follow(registration.installing, !registration.active, facts, listener);
  });
  listener.onStanding(active ? { state: 'kept', bytes: facts.bytes } : { state: 'coming' });
  if (installing) follow(installing, !active, facts, listener);
  if (waiting && active) listener.onNewVersion();
  return registration;
}

let watched: ServiceWorkerRegistration | null = null;

async function register(facts: BuildFacts, listener: KeepListener): Promise<void> {
  // A registration whose first installation failed is gone: the same call makes another.
  if (!watched || !(watched.active || watched.waiting || watched.installing)) {
    watched = await watch(facts, listener);
    if (watched.installing) return;
  }
  await watched.update().catch(() => {}); // without a network
  const { active, installing, waiting } = watched;
  if (active && !installing && !waiting) ask(active, 'delete-unused');
}

/**
 * Keeps the files of the page for use without a network, looks for a newer version, and deletes what no page uses. To be
 * called when the page has nothing else to do, as often as that is so. Never throws.
 */
export async function keepPage(facts: BuildFacts, listener: KeepListener): Promise<void> {
  const absent = (reason: (OfflineStanding & { state: 'absent' })['reason']) =>
    listener.onStanding({ state: 'absent', reason });
  if (!isSecureContext) return absent('insecure');
  try {
    if (facts.isKept) await register(facts, listener);
    else {
      // The files that the service workers of earlier builds have left.
      await deleteUnusedVersions(facts.scope, []);
      absent('off');
    }
  } catch {
    absent('refused');
  }
}

/** Has the version that waits take over, and loads this page anew. Other pages go on as they are. */
export async function openNewVersion(): Promise<void> {
  const { serviceWorker } = navigator;
  const waiting = (await serviceWorker.getRegistration('./'))?.waiting;
  if (waiting) {
    const taken = new Promise((resolve) => serviceWorker.addEventListener('controllerchange', resolve, { once: true }));
    ask(waiting, 'take-over');
    await taken;
  }
  location.reload();
}
