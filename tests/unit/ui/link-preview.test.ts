import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { embedDocument } from '../../../.ci/embed-document.ts';
import { previewTags } from '../../../.ci/link-preview.ts';

const html = readFileSync('index.html', 'utf8');
const contentOf = (tags: readonly string[], name: string) =>
  tags.map((tag) => new RegExp(`(?:property|name)="${name}" content="([^"]*)"`).exec(tag)?.[1]).find((text) => text);

describe('how sites show a link to the page', () => {
  test('title and description are those of the page', () => {
    const tags = previewTags(html, null);
    expect(html).toContain(`<title>${contentOf(tags, 'og:title')}</title>`);
    expect(html).toContain(`name="description" content="${contentOf(tags, 'og:description')}"`);
  });

  test('where the place of the page is known, its address and picture are whole addresses', () => {
    const tags = previewTags(html, 'https://example.org/course/sgdscope/');
    expect(contentOf(tags, 'og:image')).toBe('https://example.org/course/sgdscope/link-card.png');
    expect(contentOf(tags, 'og:url')).toBe('https://example.org/course/sgdscope/');
    expect(tags).toContain('<link rel="canonical" href="https://example.org/course/sgdscope/" />');
    expect(contentOf(tags, 'twitter:card')).toBe('summary_large_image');
  });

  test('where it is not, there is neither', () => {
    const tags = previewTags(html, null).join('\n');
    expect(tags).not.toMatch(/og:image|og:url|canonical/);
    expect(tags).toContain('content="summary"');
  });

  test('the picture has the size that is said of it', () => {
    const png = readFileSync('public/link-card.png');
    const tags = previewTags(html, 'https://example.org/');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([
      Number(contentOf(tags, 'og:image:width')),
      Number(contentOf(tags, 'og:image:height')),
    ]);
  });

  test('the document of embeds has none of it, and is neither installed nor listed', () => {
    const tags = previewTags(html, 'https://example.org/');
    const embed = embedDocument(html.replace('</head>', `${tags.join('\n')}</head>`));
    expect(embed).not.toMatch(/og:|twitter:|canonical|manifest|apple-touch-icon/);
    expect(embed).toContain('<meta name="robots" content="noindex" />');
    expect(embed).toContain('<meta name="sgdscope-embed" content="1" />');
  });
});
