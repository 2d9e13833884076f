import type { Plugin } from 'vite';
import { PAGE_POLICY, securityHeaders } from '../src/cli/page-headers.ts';

const FIRST_TAG = '<meta charset="utf-8" />';

/** The built page carries its policy in a meta tag, for hosts that send no headers; where it is previewed it comes as a header too. */
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
