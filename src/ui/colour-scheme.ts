import { useSyncExternalStore } from 'react';

export type ColourScheme = 'light' | 'dark';
/** What a person chose; `system` follows the system, whenever it changes. */
export type SchemeChoice = ColourScheme | 'system';
export const SCHEME_CHOICES: readonly SchemeChoice[] = ['light', 'dark', 'system'];

/** Where the choice is kept. public/colour-scheme.js reads it too, before the first paint. */
export const SCHEME_KEY = 'mantine-color-scheme-value';
/** The attribute of the root element that the style sheets depend on, Mantine's too. */
const ATTRIBUTE = 'data-mantine-color-scheme';

const inDark = () => window.matchMedia('(prefers-color-scheme: dark)');

function storedChoice(): SchemeChoice {
  try {
    const stored = window.localStorage.getItem(SCHEME_KEY);
    return stored === 'light' || stored === 'dark' ? stored : 'system';
  } catch {
    return 'system'; // Storage is blocked: the choice holds until the page is closed.
  }
}

let choice: SchemeChoice | null = null;
const listeners = new Set<() => void>();

const currentChoice = (): SchemeChoice => (choice ??= storedChoice());

function currentScheme(): ColourScheme {
  const chosen = currentChoice();
  if (chosen !== 'system') return chosen;
  return inDark().matches ? 'dark' : 'light';
}

function tell(): void {
  document.documentElement.setAttribute(ATTRIBUTE, currentScheme());
  for (const listener of listeners) listener();
}

function onStorage({ key }: StorageEvent): void {
  if (key !== SCHEME_KEY && key !== null) return;
  choice = null;
  tell();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    inDark().addEventListener('change', tell);
    window.addEventListener('storage', onStorage);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    inDark().removeEventListener('change', tell);
    window.removeEventListener('storage', onStorage);
  };
}

/** Chooses the colours of the page, in this and in every other tab. */
export function chooseScheme(chosen: SchemeChoice): void {
  choice = chosen;
  try {
    window.localStorage.setItem(SCHEME_KEY, chosen === 'system' ? 'auto' : chosen);
  } catch {
    // See storedChoice.
  }
  tell();
}

/** Shows the page in colours that are not chosen for other pages. */
export function showScheme(scheme: ColourScheme): void {
  choice = scheme;
  tell();
}

/** Puts the colours on the page; until then those of public/colour-scheme.js hold. */
export const applyScheme = (): void => document.documentElement.setAttribute(ATTRIBUTE, currentScheme());

/** The colours of the page now; re-renders when they change. */
export const useColourScheme = (): ColourScheme => useSyncExternalStore(subscribe, currentScheme);

/** What was chosen; re-renders when it changes. */
export const useSchemeChoice = (): SchemeChoice => useSyncExternalStore(subscribe, currentChoice);
