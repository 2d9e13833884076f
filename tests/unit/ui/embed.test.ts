import { describe, expect, test } from 'vitest';
import { LAYOUTS, panelKey } from '../../../src/state/board-panel.ts';
import { panelOfKey } from '../../../src/state/panel-of-key.ts';
import { embedQuery, embedRequestIn, fullPageFragment } from '../../../src/ui/embed/embed-address.ts';
import { frameSnippet, HEIGHT_SCRIPT } from '../../../src/ui/embed/embed-snippet.ts';

describe('the address of an embed', () => {
  test.each([
    { kind: 'panel', id: 'probe-sharpness', theme: null, language: null },
    { kind: 'panel', id: 'map', theme: 'dark', language: 'de' },
    { kind: 'board', id: 'curvature', theme: 'dark', language: null, isSent: true },
    { kind: 'claim', id: 'J17-3b', theme: 'light', language: 'en' },
    { kind: 'lesson', id: 'a & b="c"', theme: null, language: null },
  ] as const)('$kind $id is read as it was written', (request) =>
    expect(embedRequestIn(embedQuery(request))).toEqual(request),
  );

  test.each(['', '?embed=', '?embed=film&film=1', '?embed=claim', '?embed=claim&claim=', '?claim=J17-3b'])(
    '“%s” asks for nothing',
    (query) => expect(embedRequestIn(query)).toBeNull(),
  );

  test('what it does not know is as the reader has it', () =>
    expect(embedRequestIn('?embed=claim&claim=X&theme=sepia&lang=fr')).toEqual({
      kind: 'claim',
      id: 'X',
      theme: null,
      language: null,
    }));

  test('of every panel of a board names that panel, and of nothing else', () => {
    for (const panel of Object.values(LAYOUTS).flat()) {
      const { kind, probe } = panel as { kind: string; probe?: string };
      expect(panelOfKey(panelKey(panel))).toEqual(probe ? { kind, probe } : { kind });
    }
    for (const key of ['', 'probe', 'probe-', 'probe-nonesuch', 'maps', '__proto__', 'map-sharpness'])
      expect(panelOfKey(key), key).toBeNull();
  });

  test('leads to the same on the full page', () => {
    expect(fullPageFragment({ kind: 'panel', id: 'map' }, '#sweep=4.abc')).toBe('#sweep=4.abc');
    expect(fullPageFragment({ kind: 'board', id: 'noise' }, '#sweep=4.abc')).toBe('#sweep=4.abc');
    expect(fullPageFragment({ kind: 'claim', id: 'J17-3b' }, '')).toBe('#/claims/J17-3b');
    expect(fullPageFragment({ kind: 'lesson', id: 'ratio' }, '')).toBe('#/lessons/ratio');
  });
});

describe('the HTML of an embed', () => {
  test('has the address and the title as attributes, whatever is in them', () => {
    const html = frameSnippet({
      address: 'https://example.org/embed.html?embed=claim&claim=A"<b>',
      title: 'η/B "against" <loss> & gap',
      width: null,
      height: 480,
    });
    expect(html).toContain('src="https://example.org/embed.html?embed=claim&amp;claim=A&quot;&lt;b&gt;"');
    expect(html).toContain('title="η/B &quot;against&quot; &lt;loss&gt; &amp; gap"');
    expect(html).toContain('width="100%" height="480"');
    expect(frameSnippet({ address: '/', title: 't', width: 640, height: 300 })).toContain('width="640"');
  });

  test('its script is at most 20 lines', () => expect(HEIGHT_SCRIPT.split('\n').length).toBeLessThanOrEqual(20));
});
