import { cachePrefix, type PageVersion, VERSION_HEADER, versionName } from '../names.ts';

/** A file of the page. */
export interface PageFile {
  /** From the folder that serves the page; '' is the page itself. */
  readonly path: string;
  /** As in the attribute `integrity`: sha256-<Base64>. */
  readonly integrity: string;
}

/** The files of a version, with what answers for them. */
export interface FilesOfVersion extends PageVersion {
  readonly files: readonly PageFile[];
}

/** The pages train; the files are kept another time. */
export class BusyError extends Error {
  override readonly name = 'BusyError';
}

/** A name that has a hash of the content in it, as the build makes them: no two versions have different content under it. */
export const isHashedPath = (path: string): boolean => path.startsWith('assets/');

const base64 = (bytes: ArrayBuffer) => btoa(String.fromCharCode(...new Uint8Array(bytes)));

async function integrityOf(response: Response): Promise<string> {
  return `sha256-${base64(await crypto.subtle.digest('SHA-256', await response.arrayBuffer()))}`;
}

/** The names of the caches of every version at a scope. */
export async function cachesAt(scope: string): Promise<string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(cachePrefix(scope)));
}

/** The file as another version has it, where that is the same; else undefined. */
async function fileOfOtherVersion(url: string, integrity: string, others: readonly string[]) {
  for (const name of others) {
    const kept = await caches.match(url, { cacheName: name, ignoreVary: true });
    if (kept && (await integrityOf(kept.clone())) === integrity) return kept;
  }
  return undefined;
}

/** The file from the server; rejects where it is not that of this version. */
async function fileFromServer(url: string, { path, integrity }: PageFile): Promise<Response> {
  const response = await fetch(url, {
    integrity,
    // What is under a name with a hash is what the browser has already loaded for the open page.
    cache: isHashedPath(path) ? 'default' : 'no-cache',
    priority: 'low',
  });
  if (!response.ok) throw new Error(`${url}: must be served with the page, got status ${response.status}.`);
  // A host may redirect index.html to its folder. What was redirected is no answer to a navigation.
  const { status, headers } = response;
  return response.redirected ? new Response(response.body, { status, headers }) : response;
}

/**
 * Puts every file of a version into its cache, one after the other; what an earlier attempt has kept is not fetched again.
 * Rejects with `BusyError` as soon as `isBusy` resolves to true; with QuotaExceededError where there is no space; and where
 * a file is not to be had or has another hash.
 */
export async function keepFiles(version: FilesOfVersion, isBusy: () => Promise<boolean>): Promise<void> {
  const name = versionName(version);
  const cache = await caches.open(name);
  const others = (await cachesAt(version.scope)).filter((other) => other !== name);
  for (const file of version.files) {
    if (await isBusy()) throw new BusyError('keepFiles: no page must train, and one does.');
    const url = new URL(file.path, version.scope).href;
    if (await cache.match(url, { ignoreVary: true })) continue;
    const kept = await fileOfOtherVersion(url, file.integrity, others);
    await cache.put(url, kept ?? (await fileFromServer(url, file)));
  }
}

/** Locks that pages of this origin hold; none where the browser has no locks. */
async function heldLocks(): Promise<readonly LockInfo[]> {
  const locks = navigator.locks as LockManager | undefined;
  return (await locks?.query())?.held ?? [];
}

export const isLockHeld = async (name: string): Promise<boolean> =>
  (await heldLocks()).some((lock) => lock.name === name);

/** Deletes the files of all versions at a scope but those in `kept` and those of which a page is open. */
export async function deleteUnusedVersions(scope: string, kept: readonly string[]): Promise<void> {
  const used = new Set((await heldLocks()).map(({ name }) => name));
  for (const name of await cachesAt(scope)) if (!used.has(name) && !kept.includes(name)) await caches.delete(name);
}

/**
 * A file of the page as it was kept: for a page of an older version from the files of that version. Undefined where it was not.
 * `own`: the name of the cache of the version that answers.
 */
export async function keptFile(
  request: Request,
  { scope, own }: { readonly scope: string; readonly own: string },
): Promise<Response | undefined> {
  const path = request.url.slice(scope.length);
  const version = request.headers.get(VERSION_HEADER);
  const first = version === null ? own : versionName({ scope, version });
  const names = [first, ...(await cachesAt(scope)).filter((name) => name !== first)];
  for (const name of names) {
    // Not by `open`, which would make the cache that is missing.
    const kept = await caches.match(request.url, { cacheName: name, ignoreVary: true });
    if (kept) return kept;
    // Under a name without a hash another version has something else.
    if (!isHashedPath(path)) break;
  }
  return undefined;
}
