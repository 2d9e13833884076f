import { REMOTE_HOSTS } from '../data/remote-catalog.ts';

/** What the page may load and run, as far as a meta tag can say. */
export const PAGE_POLICY = [
  "default-src 'self'",
  // WebAssembly is compiled from files of our own; text is never run.
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  // Public data sets are downloaded once the user asks for one.
  `connect-src 'self' ${REMOTE_HOSTS.join(' ')}`,
  // A figure becomes a PNG by way of its SVG as a data address.
  "img-src 'self' data: blob:",
  // No style element is made at run time and no style attribute is written as text; setting them through the DOM is free.
  "style-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** The document that other sites may show in a frame; some hosts leave .html out of addresses. */
const EMBED = /^\/?(?:.*\/)?embed(\.html)?$/;

/** What a server sends with the file at `path`. */
export const securityHeaders = (path: string): Readonly<Record<string, string>> => ({
  // A meta tag cannot say who may frame the page.
  'Content-Security-Policy': `${PAGE_POLICY}; frame-ancestors ${EMBED.test(path) ? '*' : "'none'"}`,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  // A sandboxed frame has an origin of its own: to its embed all files of the page are those of another. They are public.
  'Access-Control-Allow-Origin': '*',
});
