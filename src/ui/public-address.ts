/** Where links to this page lead. */
export interface PublicPlace {
  /** Address of the page without query and fragment. */
  readonly base: string;
  /** Whether it opens on other computers; false on a server that answers this machine alone. */
  readonly opensElsewhere: boolean;
}

const LOOPBACK = /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * The place of a page at `location` that was built for `publicUrl` (null: for no certain place; a folder's address ending in
 * a slash). A page built for a place links there, wherever it is served from.
 */
export function publicPlace(
  publicUrl: string | null,
  { origin, pathname, hostname, protocol }: Pick<Location, 'origin' | 'pathname' | 'hostname' | 'protocol'>,
): PublicPlace {
  if (publicUrl !== null) return { base: publicUrl, opensElsewhere: true };
  return { base: `${origin}${pathname}`, opensElsewhere: protocol !== 'file:' && !LOOPBACK.test(hostname) };
}

/** Where links of this page lead. */
export const pagePlace = (): PublicPlace => publicPlace(import.meta.env.PUBLIC_URL ?? null, window.location);

/** The address of this page, where others can open it. */
export function citedUrl(): string | null {
  const { base, opensElsewhere } = pagePlace();
  return opensElsewhere ? base : null;
}

/** A link to this page that others can open where `pagePlace().opensElsewhere`. `query` begins with ?, `fragment` with #. */
export const pageLink = (fragment: string, query = ''): string => `${pagePlace().base}${query}${fragment}`;
