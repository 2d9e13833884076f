/** Calls `listener` whenever the page may be about to end: hidden, frozen or left. Nothing where there is no page. */
export function onPageEnding(listener: () => void): void {
  if (typeof document === 'undefined') return;
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') listener();
  });
  document.addEventListener('freeze', listener);
  window.addEventListener('pagehide', listener);
}
