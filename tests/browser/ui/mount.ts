import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { expect } from 'vitest';
import { page } from 'vitest/browser';
import type { AppState } from '../../../src/state/app-state.ts';
import { App } from '../../../src/ui/App.tsx';
import { fixtureStore } from '../../support/board-fixture.ts';

export type FixtureStore = ReturnType<typeof fixtureStore>;

/** The whole page in this document, over a store with a made-up sweep. */
export async function mountPage({ store = fixtureStore(), width = 1440, height = 900 } = {}) {
  await page.viewport(width, height);
  localStorage.clear();
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
export const all = (selector: string) => [...document.querySelectorAll(selector)];
