/**
 * The file that a navigation to `url` shows, from the folder `scope`; null where it is none of `documents`. Query and fragment
 * do not matter; index.html is the folder itself; some hosts leave .html out of addresses.
 */
export function documentPath(url: string, scope: string, documents: readonly string[]): string | null {
  const { origin, pathname } = new URL(url);
  const address = origin + pathname;
  if (!address.startsWith(scope)) return null;
  const path = address.slice(scope.length);
  const named = path === 'index.html' ? '' : path;
  return documents.find((file) => file === named || (named !== '' && file === `${named}.html`)) ?? null;
}
