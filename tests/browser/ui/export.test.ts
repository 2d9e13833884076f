import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { afterEach, expect, test } from 'vitest';
import type { ViewState } from '../../../src/state/app-state.ts';
import { panelSvg, panelSvgText, pngOf } from '../../../src/ui/export/panel-svg.ts';
import { parquetOf } from '../../../src/ui/export/parquet-tables.ts';
import { figureCaption } from '../../../src/ui/export/spec-summary.ts';
import { PARQUET_TABLES, tableOf } from '../../../src/ui/export/tables.ts';
import { fixtureSweep } from '../../support/board-fixture.ts';
import { all, find, mountPage } from './mount.ts';

let unmount = () => {};
afterEach(() => unmount());

async function svgOf(panel: string, view: Partial<ViewState> = {}): Promise<SVGSVGElement> {
  const mounted = await mountPage();
  mounted.store.getState().setView(view);
  unmount = mounted.unmount;
  await expect.poll(() => all('svg[data-panel]').length).toBe(4);
  await new Promise(requestAnimationFrame);
  return panelSvg(find<SVGSVGElement>(`svg[data-panel=${panel}]`)!, figureCaption(fixtureSweep()));
}

test.each(['map', 'loss', 'sharpness', 'gap'])(
  'the %s svg needs no stylesheet, names its fonts and its origin',
  async (panel) => {
    const text = panelSvgText(await svgOf(panel));
    const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
    expect(parsed.querySelector('parsererror')).toBeNull();
    expect(text).not.toMatch(/class=|var\(--|style=/);
    for (const label of parsed.querySelectorAll('text')) expect(label.getAttribute('font-family')).toBeTruthy();
    // The caption is broken into lines to fit the panel.
    const words = [...parsed.querySelectorAll('text')].map(({ textContent }) => textContent).join(' ');
    expect(words).toContain(
      'WebAssembly SIMD, f32 (unit roundoff 2⁻²⁴), self-check passed (24 quantities) · fingerprint 5f0c2a91',
    );
    expect(text).toContain('512 examples; 12×12×1–32–32–10');
  },
);

const curvesOf = (svg: SVGSVGElement) =>
  [...svg.querySelectorAll('path')].filter((path) => (path.getAttribute('d') ?? '').includes('L'));
const isDashed = (path: SVGPathElement) => path.getAttribute('stroke-dasharray') === '6 4';

test('curves painted on canvas are paths in the svg: one per run and split', async () => {
  const curves = curvesOf(await svgOf('loss', { curves: 'runs' }));
  expect(curves.length).toBe(2 * 108);
  expect(curves.filter(isDashed)).toHaveLength(108);
});

test('a mean is a path, and its interval an area of its colour behind it', async () => {
  const svg = await svgOf('sharpness');
  const areas = [...svg.querySelectorAll('path[fill-opacity="0.12"]')];
  expect(areas.length).toBeGreaterThan(20);
  for (const area of areas) {
    const line = area.nextElementSibling;
    expect(line?.getAttribute('stroke')).toBe(area.getAttribute('fill'));
    expect(area.getAttribute('d')).toMatch(/Z$/);
  }
});

test('the png is twice as large, and not empty', async () => {
  const svg = await svgOf('gap');
  const bitmap = await createImageBitmap(await pngOf(svg));
  expect([bitmap.width, bitmap.height]).toEqual([
    2 * Number(svg.getAttribute('width')),
    2 * Number(svg.getAttribute('height')),
  ]);
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
  context.drawImage(bitmap, 0, 0);
  const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
  const colours = new Set<number>();
  for (let i = 0; i < data.length; i += 4) colours.add((data[i] << 16) | (data[i + 1] << 8) | data[i + 2]);
  expect(colours.size).toBeGreaterThan(50);
});

test('the tables as Parquet have the rows of those as CSV', async () => {
  const sweep = fixtureSweep();
  for (const table of PARQUET_TABLES) {
    const file = await parquetOf(sweep, table).arrayBuffer();
    const lines = tableOf(sweep, table).text.trim().split('\r\n');
    const rows = await parquetReadObjects({ file });
    expect(rows).toHaveLength(lines.length - 1);
    expect(Object.keys(rows[0])).toEqual(lines[0].split(','));
    expect(parquetMetadata(file).key_value_metadata).toContainEqual({
      key: 'sgdscope.fingerprint',
      value: sweep.fingerprint,
    });
  }
});

test('tables have a row per run, and everything', () => {
  const sweep = fixtureSweep();
  expect(tableOf(sweep, 'results').text.trim().split('\r\n')).toHaveLength(1 + 108);
  expect(JSON.parse(tableOf(sweep, 'sweep').text)).toMatchObject({
    fingerprint: sweep.fingerprint,
    spec: { name: sweep.plan.spec.name },
  });
});
