import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { BUDGET, initialFiles, initialSizes } from '../../.ci/bundle.mjs';

describe('what the built page loads before its first paint', () => {
  test('is within the budget', () => {
    const sizes = initialSizes('dist');
    expect(sizes.js).toBeGreaterThan(50_000); // the files were found
    expect(sizes.css).toBeGreaterThan(1_000);
    expect(sizes.js).toBeLessThanOrEqual(BUDGET.js);
    expect(sizes.css).toBeLessThanOrEqual(BUDGET.css);
  });

  test('is no library of a view that loads later', () => {
    const code = initialFiles('dist')
      .filter(({ kind }) => kind === 'js')
      .map(({ path }) => readFileSync(`dist/${path}`, 'utf8'))
      .join('\n');
    // A text of each, as it stands in its source.
    const later = {
      Mantine: 'MantineProvider was not found',
      Dexie: 'DexieError',
      tfjs: 'WEBGL_PACK_DEPTHWISECONV',
      claims: 'J17-2',
    };
    for (const [name, text] of Object.entries(later)) expect(code.includes(text), name).toBe(false);
  });
});
