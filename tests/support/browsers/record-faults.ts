declare global {
  interface Window {
    recordedFaults?: string[];
  }
}

/** Put first into a page: keeps uncaught errors, files that do not load and error messages, for `recordedFaults`. */
function recordFaults(): void {
  const faults: string[] = [];
  window.recordedFaults = faults;
  const text = (value: unknown) => (value instanceof Error ? value.message : String(value));
  addEventListener('error', (event) => faults.push(`uncaught: ${event.message ?? 'a file did not load'}`), true);
  addEventListener('unhandledrejection', ({ reason }) => faults.push(`unhandled: ${text(reason)}`));
  const tell = console.error.bind(console);
  console.error = (...parts) => {
    faults.push(`console: ${parts.map(text).join(' ')}`);
    tell(...parts);
  };
}

/** The page's faults so far; one that did not record them says so. */
export const recordedFaults = (): readonly string[] => window.recordedFaults ?? ['nothing has recorded faults'];

/** An HTML document that records its faults. */
export const withRecorder = (html: string): string => {
  const recorded = html.replace('<head>', `<head><script>(${recordFaults})()</script>`);
  if (recorded === html) throw new Error('The page must have a <head> to record its faults from.');
  return recorded;
};
