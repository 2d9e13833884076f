import type { PageVersion } from '../names.ts';
import { versionTag } from './version-tag.ts';

/** What the build says of itself in index.html: its version, and the bytes of the files that are kept for use offline. */
export interface BuildFacts extends PageVersion {
  readonly bytes: number;
  /** Whether it has a service worker. */
  readonly isKept: boolean;
}

/** The build that this page is of; null on the development server. */
export function buildFacts(): BuildFacts | null {
  const { content: version, dataset } = versionTag() ?? {};
  if (!version) return null;
  const scope = new URL('./', document.baseURI).href;
  return { scope, version, bytes: Number(dataset?.bytes), isKept: dataset?.offline === 'kept' };
}
