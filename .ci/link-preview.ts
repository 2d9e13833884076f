import type { Plugin } from 'vite';
import { publicUrl } from './public-url.ts';

/** In public; `npm run link-card` draws it. */
const CARD = { file: 'link-card.png', width: 1200, height: 630 };
const ALT =
  'Map of learning rates and batch sizes, coloured by the sharpness that training ends with: it is equal where their ratio is.';

const textOf = (html: string, pattern: RegExp, what: string): string => {
  const text = pattern.exec(html)?.[1];
  if (text === undefined) throw new Error(`index.html: it must contain ${what}, and does not.`);
  return text;
};

/**
 * The tags that say how sites show a link to the page. Programs that read them resolve no relative address: picture, address and
 * canonical link are there where the page's place is known. `place`: ends in a slash; null where it is not.
 */
export function previewTags(html: string, place: string | null): string[] {
  const title = textOf(html, /<title>([^<]*)<\/title>/, 'a title');
  const description = textOf(html, /<meta name="description" content="([^"]*)"/, 'a description');
  const og = (name: string, content: string | number) => `<meta property="og:${name}" content="${content}" />`;
  return [
    og('type', 'website'),
    og('site_name', 'sgdscope'),
    og('title', title),
    og('description', description),
    `<meta name="twitter:card" content="${place === null ? 'summary' : 'summary_large_image'}" />`,
    ...(place === null
      ? []
      : [
          `<link rel="canonical" href="${place}" />`,
          og('url', place),
          og('image', place + CARD.file),
          og('image:width', CARD.width),
          og('image:height', CARD.height),
          og('image:alt', ALT),
        ]),
  ];
}

/** Puts them into the built page. */
export function linkPreview(): Plugin {
  return {
    name: 'link-preview',
    apply: 'build',
    transformIndexHtml: (html) =>
      html.replace(
        '</head>',
        `${previewTags(html, publicUrl(process.env.PUBLIC_URL))
          .map((tag) => `  ${tag}\n  `)
          .join('')}</head>`,
      ),
  };
}
