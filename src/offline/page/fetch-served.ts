import { VERSION_HEADER } from '../names.ts';
import { buildFacts } from './page-version.ts';

/** Fetches a file that is served with the page under a name without a hash, as the version of this page has it. */
export function fetchServed(path: string): Promise<Response> {
  const facts = buildFacts();
  return fetch(path, facts ? { headers: { [VERSION_HEADER]: facts.version } } : {});
}
