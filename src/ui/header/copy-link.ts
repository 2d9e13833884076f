import { pageLink } from '../public-address.ts';

/** Copies a link; without clipboard access (plain http) it is put into the address bar. Resolves to whether it was copied. */
export async function copyLink(fragment: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(pageLink(fragment));
    return true;
  } catch {
    window.history.replaceState(null, '', fragment);
    return false;
  }
}
