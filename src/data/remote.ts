import { messageOf, SpecError } from '../errors.ts';
import type { DataCache } from './cache.ts';
import type { NamedBytes } from './formats/named-bytes.ts';
import type { Sha256 } from './hash.ts';
import type { OnProgress } from './raw-dataset.ts';
import type { RemoteFile, RemoteSet } from './remote-catalog.ts';

export interface DownloadContext {
  readonly cache: DataCache;
  readonly fetch: typeof globalThis.fetch;
  readonly hash: Sha256;
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
}

/** Reads a response into memory, reporting progress; rejects as soon as there are more bytes than expected. */
async function readBody(response: Response, file: RemoteFile, onProgress: OnProgress | undefined): Promise<Uint8Array> {
  if (!response.body) throw new Error('no body');
  const bytes = new Uint8Array(file.bytes);
  const reader = response.body.getReader();
  let loadedBytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    if (loadedBytes + value.length > bytes.length) {
      await reader.cancel();
      throw new Error(`more than the ${file.bytes} bytes expected`);
    }
    bytes.set(value, loadedBytes);
    loadedBytes += value.length;
    onProgress?.({ file: file.name, loadedBytes, totalBytes: file.bytes });
  }
  if (loadedBytes < bytes.length) throw new Error(`${loadedBytes} bytes, expected ${file.bytes}`);
  return bytes;
}

interface Download {
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly url: string;
}

/**
 * A download tells its host nothing but the address, and follows no redirect: the hosts are those of the catalog, which the
 * page's Content-Security-Policy names.
 */
const REQUEST: RequestInit = { redirect: 'error', credentials: 'omit', referrerPolicy: 'no-referrer', mode: 'cors' };

async function downloadFrom(
  url: string,
  file: RemoteFile,
  { fetch, hash, onProgress, signal }: DownloadContext,
): Promise<Download> {
  if (!url.startsWith('https://')) throw new Error('its address must begin with https://');
  const response = await fetch(url, { ...REQUEST, ...(signal && { signal }) });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  const bytes = await readBody(response, file, onProgress);
  const sha256 = await hash(bytes);
  if (sha256 !== file.sha256) throw new Error(`SHA-256 ${sha256}, expected ${file.sha256}`);
  return { bytes, sha256, url };
}

/** Tries the mirrors in order; if all fail, the error lists the reason of each. */
async function downloadFile(set: RemoteSet, file: RemoteFile, context: DownloadContext): Promise<Download> {
  const faults: string[] = [];
  for (const mirror of set.mirrors) {
    try {
      return await downloadFrom(mirror + file.name, file, context);
    } catch (cause) {
      context.signal?.throwIfAborted();
      faults.push(`${mirror} (${messageOf(cause)})`);
    }
  }
  throw new SpecError(
    `${set.title}, ${file.name}: one of its hosts must serve the file with the expected hash, got ${faults.join('; ')}. ` +
      `Go online and try again, or download the files from ${set.homepage} and open them instead.`,
    { mayPass: true },
  );
}

/** The cached bytes, if they have the hash of the catalog. */
async function fromCache(
  key: string,
  file: RemoteFile,
  { cache, hash }: DownloadContext,
): Promise<Uint8Array | undefined> {
  const kept = await cache.download(key);
  return kept && (await hash(kept.bytes)) === file.sha256 ? kept.bytes : undefined;
}

/** All files of a public data set, from the cache if they are intact there, or else from its mirrors. */
export async function fetchRemoteFiles(
  id: string,
  set: RemoteSet,
  context: DownloadContext,
): Promise<readonly NamedBytes[]> {
  const files: NamedBytes[] = [];
  for (const file of set.files) {
    const key = `${id}/${file.name}`;
    let bytes = await fromCache(key, file, context);
    if (!bytes) {
      const download = await downloadFile(set, file, context);
      bytes = download.bytes;
      await context.cache.keepDownload({ key, ...download });
    }
    files.push({ name: file.name, bytes });
  }
  return files;
}
