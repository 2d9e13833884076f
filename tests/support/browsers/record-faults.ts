import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

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

const RECORDER = '/record-faults.js';

/** Serves the page with a script before all others that records its faults; of our own server, as the page's policy asks. */
export const faultRecorder: Plugin = {
  name: 'record-faults',
  configurePreviewServer: ({ middlewares }) =>
    void middlewares.use((request, response, next) => {
      const { pathname } = new URL(request.url ?? '', 'http://page');
      if (pathname === RECORDER) {
        response.setHeader('Content-Type', 'text/javascript');
        response.end(`(${recordFaults})()`);
      } else if (pathname === '/') {
        const html = readFileSync('dist/index.html', 'utf8');
        const recorded = html.replace('<head>', `<head><script src="${RECORDER}"></script>`);
        if (recorded === html) throw new Error('The page must have a <head> to record its faults from.');
        response.setHeader('Content-Type', 'text/html');
        response.end(recorded);
      } else next();
    }),
};
