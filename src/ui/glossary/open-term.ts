/** Closes the explanation that is open; null while none is. At most one is open at a time. */
let closeOpen: (() => void) | null = null;
let isListening = false;

/** Before everything else that Escape closes: what lies on top goes first. */
function onKeyDown(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || closeOpen === null) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  closeOpen();
}

/** Listens for Escape from now on. Called when a term appears, so before dialogs that are opened later. */
export function listenForEscape(): void {
  if (isListening) return;
  isListening = true;
  window.addEventListener('keydown', onKeyDown, { capture: true });
}

/** Closes the explanation that was open before. */
export function announceOpen(close: () => void): void {
  const before = closeOpen;
  closeOpen = close;
  if (before !== close) before?.();
}

export function announceClosed(close: () => void): void {
  if (closeOpen === close) closeOpen = null;
}
