import { VERSION_HEADER } from '../names.ts';
import { versionTag } from './version-tag.ts';

/** Whether a service worker answers for this page. In a sandboxed frame, whose origin is "null", asking for it throws. */
const isControlled = () =>
  window.origin !== 'null' && Boolean((navigator.serviceWorker as ServiceWorkerContainer | undefined)?.controller);

/** Fetches a file that is served with the page under a name without a hash, as the version of this page has it. */
export function fetchServed(path: string): Promise<Response> {
  const version = isControlled() && versionTag()?.content;
  return fetch(path, version ? { headers: { [VERSION_HEADER]: version } } : {});
}
