import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { expect } from 'vitest';
import { page } from 'vitest/browser';
import type { AppState } from '../../../src/state/app-state.ts';
import { App } from '../../../src/ui/App.tsx';
import { WORKBENCH_LINK } from '../../../src/ui/route.ts';
import { fixtureStore } from '../../support/board-fixture.ts';

export type FixtureStore = ReturnType<typeof fixtureStore>;

/** The whole page in this document, its workbench open, over a store with a made-up sweep. */
export async function mountPage({ store = fixtureStore(), width = 1440, height = 900 } = {}) {
  await page.viewport(width, height);
  localStorage.clear();
  window.location.hash = WORKBENCH_LINK;
  document.body.innerHTML = '';
  const host = document.createElement('div');
  document.body.append(host);
  const root = createRoot(host);
  root.render(createElement(App, { store }));
  await expect.poll(() => document.querySelector('.board')).not.toBeNull();
  return { store, unmount: () => root.unmount() };
}

export const setState = (store: FixtureStore, change: Partial<AppState>) => store.setState(change);
export const find = <E extends Element>(selector: string) => document.querySelector<E>(selector);
/** The dialog that is open; null: none is. */
export const openDialog = () => find('dialog[open], [role=dialog]:not([popover], dialog), [role=dialog]:popover-open');
export const all = (selector: string) => [...document.querySelectorAll(selector)];

/** A file as chosen in a file field, which may be hidden. */
export function chooseFile(selector: string, file: File) {
  const input = find<HTMLInputElement>(selector);
  if (!input) throw new Error(`chooseFile: there must be a field ${selector}, got none.`);
  const transfer = new DataTransfer();
  transfer.items.add(file);
  input.files = transfer.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}
