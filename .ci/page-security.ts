import type { Plugin } from 'vite';
import { REMOTE_HOSTS } from '../src/data/remote-catalog.ts';

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

const FIRST_TAG = '<meta charset="utf-8" />';

/** The built page carries its policy in a meta tag, for hosts that send no headers; `npm start` sends it as a header too. */
export function pageSecurity(): Plugin {
  return {
    name: 'page-security',
    transformIndexHtml: {
      order: 'post',
      handler(html, { server }) {
        // The development server reloads modules by inline scripts.
        if (server) return html;
        if (!html.includes(FIRST_TAG)) throw new Error(`index.html: it must contain ${FIRST_TAG}, and does not.`);
        const policy = `<meta http-equiv="Content-Security-Policy" content="${PAGE_POLICY}" />`;
        // Before any other tag: a policy does not reach back.
        return html.replace(FIRST_TAG, `${FIRST_TAG}\n    ${policy}`);
      },
    },
    configurePreviewServer: ({ middlewares }) =>
      void middlewares.use(({ url = '' }, response, next) => {
        for (const [name, value] of Object.entries(securityHeaders(url.split('?', 1)[0])))
          response.setHeader(name, value);
        next();
      }),
  };
}

const ZOD_SETTINGS = 'export const globalConfig = globalThis.__zod_globalConfig;';

/**
 * zod compiles schemas to functions from text where it can, and tries whether it can: the page's policy forbids both, and
 * reports the trial. It must be told before its first schema is made, that is by its own first module.
 */
export function zodWithoutEval(): Plugin {
  return {
    name: 'zod-without-eval',
    apply: 'build',
    transform(code, id) {
      if (!/\/zod\/v4\/core\/core\.js$/.test(id.replaceAll('\\', '/'))) return null;
      if (!code.includes(ZOD_SETTINGS))
        throw new Error(`${id}: it must contain “${ZOD_SETTINGS}”, and does not. Look how this version of zod is set.`);
      return { code: code.replace(ZOD_SETTINGS, `${ZOD_SETTINGS}\nglobalConfig.jitless = true;`), map: null };
    },
  };
}
