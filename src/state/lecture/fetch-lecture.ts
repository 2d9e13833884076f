import { SpecError } from '../../errors.ts';
import type { Lecture } from './lecture.ts';
import { parseLecture, unpackLecture } from './lecture-file.ts';
import type { LectureAddress } from './lecture-state.ts';

const held = new Map<string, Promise<Lecture>>();

/** The address of a script, which must be served by the server of this page. */
function scriptUrl(path: string): URL {
  const { origin, href } = window.location;
  const url = URL.canParse(path, href) ? new URL(path, href) : null;
  if (url?.origin === origin) return url;
  throw new SpecError(
    `${path}: a lecture must be served by the server of this page (${origin}), got another address. Open it as a file.`,
  );
}

async function fetchScript(path: string): Promise<Lecture> {
  const url = scriptUrl(path);
  let response: Response;
  try {
    response = await fetch(url);
  } catch {
    throw new Error(`${path}: the server of this page must be reachable, got no answer. Open the lecture as a file.`);
  }
  if (!response.ok) throw new Error(`${path}: must be served with the page, got status ${response.status}.`);
  return parseLecture(new Uint8Array(await response.arrayBuffer()), path);
}

/** See `LectureState.fetch`. What has been fetched is held as long as the page is open, so that it is there without a network. */
export function fetchLecture(address: LectureAddress): Promise<Lecture> {
  const key = address.kind === 'script' ? address.path : address.packed;
  const known = held.get(key);
  if (known) return known;
  const fetched = address.kind === 'script' ? fetchScript(address.path) : (async () => unpackLecture(address.packed))();
  held.set(key, fetched);
  fetched.catch(() => held.delete(key));
  return fetched;
}
