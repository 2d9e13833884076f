/** A version of the page: the folder that it is served from, as an address ending in a slash, and a hash of its files. */
export interface PageVersion {
  readonly scope: string;
  readonly version: string;
}

/** Where all names of caches of the page at `scope` begin. Other folders of an origin may serve other copies of the page. */
export const cachePrefix = (scope: string): string => `sgdscope ${scope} `;

/** The cache that holds the files of a version, and the lock that each open page of that version shares. */
export const versionName = ({ scope, version }: PageVersion): string => cachePrefix(scope) + version;

/** The lock that each page shares while it trains. */
export const busyLockName = (scope: string): string => `sgdscope busy ${scope}`;

/**
 * The request header by which a page names its version when it asks for a file whose name has no hash in it: a service worker
 * has no other way to know, and a newer one may answer.
 */
export const VERSION_HEADER = 'sgdscope-version';

/** What a page asks of a service worker: to take over from the version before it; to delete the files of versions that no page uses. */
export type WorkerRequest = 'take-over' | 'delete-unused';

/** What a service worker tells the pages: why the files could not be kept. */
export interface NotKept {
  readonly kind: 'not-kept';
  /** No space for them; a page trains, later again; a file was not had or is not that of this version. */
  readonly reason: 'storage' | 'busy' | 'files';
}
