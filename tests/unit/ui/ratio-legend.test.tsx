import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { ratioScale } from '../../../src/ui/charts/colours.ts';
import { RatioLegend } from '../../../src/ui/charts/RatioLegend.tsx';

const scale = ratioScale({ learningRates: [0.01, 0.02], batchSizes: [64] }, 'light');
const LABEL = 'η · step';
/** No letter of the ticks and labels is wider, in px. */
const LETTER = 7.6;

/** Where the parts of the legend begin in a figure of a width: the bar with its own, and the label of its upper end. */
function legendIn(right: number) {
  const frame = { width: right + 60, height: 200, left: 50, right, top: 10, bottom: 150 };
  const markup = renderToStaticMarkup(<RatioLegend frame={frame} scale={scale} xLabel={LABEL} />);
  const [, x, width] = /<rect x="([\d.]+)"[^>]*? width="([\d.]+)"/.exec(markup) ?? [];
  const [, high] = [...markup.matchAll(/<text class="tick" x="([\d.]+)"/g)].at(-1) ?? [];
  return { end: Number(x) + Number(width), width: Number(width), high: Number(high) };
}

describe('the colour scale of η/B', () => {
  test.each([238, 260, 300, 600])('ends before the label of an axis that ends at %i px', (right) => {
    const { end, width, high } = legendIn(right);
    expect(high).toBeGreaterThan(end);
    expect(width).toBeGreaterThanOrEqual(12);
    expect(high + LETTER * '1/3200'.length).toBeLessThan(right - LETTER * LABEL.length);
  });
  test('is no wider than it has to be', () => expect(legendIn(2000).width).toBe(72));
});
