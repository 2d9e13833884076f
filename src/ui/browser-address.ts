import type { PageAddress } from '../state/address-bar.ts';

/** Marks the entries of the history that this page has written. */
const OWN = { isOwn: true };

/** The address bar. */
export const browserAddress: PageAddress = {
  get fragment() {
    return window.location.hash;
  },
  get isOwn() {
    return window.history.state?.isOwn === true;
  },
  replace: (fragment) => window.history.replaceState(OWN, '', fragment),
  push: (fragment) => window.history.pushState(OWN, '', fragment),
  onChange: (listener) => window.addEventListener('hashchange', listener),
};
