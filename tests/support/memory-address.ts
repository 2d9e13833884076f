import type { PageAddress } from '../../src/state/address-bar.ts';

/** A history of addresses in memory, with what a person does to it. */
export function memoryAddress(first = '', { isOwn = false } = {}) {
  const entries = [{ fragment: first, isOwn }];
  let at = 0;
  let changes = 0;
  const listeners: (() => void)[] = [];
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const go = (to: number) => {
    at = to;
    tell();
  };
  const address: PageAddress = {
    get fragment() {
      return entries[at].fragment;
    },
    get isOwn() {
      return entries[at].isOwn;
    },
    replace(fragment) {
      changes++;
      entries[at] = { fragment, isOwn: true };
    },
    push(fragment) {
      changes++;
      entries.splice(++at, entries.length, { fragment, isOwn: true });
    },
    onChange: (listener) => void listeners.push(listener),
  };
  return {
    address,
    get length() {
      return entries.length;
    },
    /** Changes made by the page. */
    get changes() {
      return changes;
    },
    enter(fragment: string) {
      this.enterUnheard(fragment)();
    },
    /** As a browser does: the fragment is another at once, and the page hears of it when the result is called. */
    enterUnheard(fragment: string): () => void {
      entries.splice(++at, entries.length, { fragment, isOwn: false });
      return tell;
    },
    back: () => go(at - 1),
    forward: () => go(at + 1),
  };
}
