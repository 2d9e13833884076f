import { describe, expect, it } from 'vitest';
import { publicUrl } from '../../../.ci/public-url.ts';
import { publicPlace } from '../../../src/ui/public-address.ts';

const at = (address: string) => new URL(address);

describe('where links of the page lead', () => {
  it.each([
    ['http://localhost:4173/', false],
    ['http://127.0.0.1:4173/', false],
    ['http://[::1]:4173/index.html', false],
    ['file:///home/me/dist/index.html', false],
    ['http://192.168.1.20:4173/', true],
    ['https://example.org/course/sgdscope/', true],
  ])('%s opens on other computers: %s', (address, opensElsewhere) => {
    const { origin, pathname } = at(address);
    expect(publicPlace(null, at(address))).toEqual({ base: `${origin}${pathname}`, opensElsewhere });
  });

  it('is the place that the page was built for, wherever it is served', () =>
    expect(publicPlace('https://example.org/sgdscope/', at('http://localhost:4173/'))).toEqual({
      base: 'https://example.org/sgdscope/',
      opensElsewhere: true,
    }));
});

describe('PUBLIC_URL', () => {
  it('is the address of a folder', () => {
    expect(publicUrl(undefined)).toBeNull();
    expect(publicUrl('')).toBeNull();
    expect(publicUrl('https://example.org/a')).toBe('https://example.org/a/');
    expect(publicUrl('https://example.org')).toBe('https://example.org/');
  });
  it.each(['example.org', 'ftp://example.org/', 'https://example.org/?q=1', 'https://example.org/#a'])(
    'refuses %s',
    (text) => expect(() => publicUrl(text)).toThrow(`got "${text}"`),
  );
});
