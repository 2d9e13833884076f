import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/** The document that other sites may show in a frame; `src/cli/page-headers.ts` has the header that it needs. */
const NAME = 'embed.html';
const TITLE = /<title>[^<]*<\/title>/;
const ROOT = '<div id="root"></div>';
/** Belongs to the page as such: an embed is not installed, has no card of its own and is no page that search engines should list. */
const OF_PAGE =
  /\s*<(?:link|meta)\b[^>]*(?:rel="(?:manifest|apple-touch-icon|canonical)"|property="og:|name="(?:twitter:|description"))[^>]*>/g;

/** The document of embeds: that of the page, marked, with a line that stays where a frame lets no script load. */
export function embedDocument(html: string): string {
  for (const part of [TITLE, ROOT])
    if (html.search(part) < 0) throw new Error(`index.html: it must contain ${part}, and does not.`);
  return html
    .replaceAll(OF_PAGE, '')
    .replace(
      TITLE,
      '<meta name="sgdscope-embed" content="1" />\n    <meta name="robots" content="noindex" />\n    <title>sgdscope</title>',
    )
    .replace(ROOT, '<div id="root"><p><a href="./" target="_blank" rel="noopener">sgdscope</a></p></div>');
}

/** Writes `embed.html` beside `index.html`; the development server makes it as it is asked for. */
export function embed(): Plugin {
  return {
    name: 'embed-document',
    enforce: 'post',
    configureServer: (server) =>
      void server.middlewares.use((request, response, next) => {
        if (!request.url?.startsWith(`/${NAME}`)) return next();
        server
          .transformIndexHtml(`/${NAME}`, embedDocument(readFileSync('index.html', 'utf8')))
          .then((html) => response.setHeader('Content-Type', 'text/html').end(html), next);
      }),
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const page = bundle['index.html'];
        if (page?.type !== 'asset') throw new Error('embed.html: index.html must be built before it, and is not.');
        this.emitFile({ type: 'asset', fileName: NAME, source: embedDocument(String(page.source)) });
      },
    },
  };
}
