import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { SweepSpecInput } from '../../../src/sweep/spec/sweep-spec.ts';
import { type DrawnShape, HATCH } from '../../../src/ui/charts/drawn-shapes.ts';
import { chooseScheme } from '../../../src/ui/colour-scheme.ts';
import { panelSvg } from '../../../src/ui/export/panel-svg.ts';
import { vectorLayersOf } from '../../../src/ui/export/vector-layers.ts';
import { fixtureStore, fixtureSweep } from '../../support/board-fixture.ts';
import { all, find, mountPage } from './mount.ts';

/** 340 cells, 1,700 runs. */
const LARGE: SweepSpecInput = {
  version: 1,
  name: 'large',
  dataset: { source: { kind: 'glyphs' }, trainCount: 512, testCount: 400 },
  model: { hidden: [8] },
  grid: {
    learningRates: Array.from({ length: 20 }, (_, i) => 2 ** (i / 2 - 8)),
    batchSizes: [2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512],
    seeds: 5,
  },
  budget: { kind: 'steps', steps: 60 },
};
const CELLS = 340;

let unmount = () => {};
async function open(spec?: SweepSpecInput) {
  const mounted = await mountPage({ store: spec ? fixtureStore(fixtureSweep({ spec }), spec) : fixtureStore() });
  unmount = mounted.unmount;
  await expect.poll(() => all('[role=gridcell]').length).toBeGreaterThan(0);
  return mounted.store;
}
afterEach(async () => {
  chooseScheme('light');
  unmount();
  // A pointer that rests on a figure would highlight what is under it in the next test.
  document.body.innerHTML = '<p>.</p>';
  await page.elementLocator(document.body).hover({ position: { x: 1, y: 1 } });
});

const frames = async (count: number) => {
  for (let i = 0; i < count; i++) await new Promise(requestAnimationFrame);
};

/** Once nothing in an element has changed for some frames. */
async function settled(element: Element): Promise<void> {
  let quiet = 0;
  const observer = new MutationObserver(() => {
    quiet = 0;
  });
  observer.observe(element, { attributes: true, childList: true, subtree: true });
  for (; quiet < 20; quiet++) await frames(1);
  observer.disconnect();
}

const svgOf = (panel: string) => {
  const svg = find<SVGSVGElement>(`svg[data-panel=${panel}]`);
  if (!svg) throw new Error(`no panel ${panel}`);
  return svg;
};

/** The colour of the canvas of a panel at a place, as [r, g, b, a]; the canvas over its svg, or that under it. */
function pixel(panel: string, where: 'under' | 'over', { x, y }: { x: number; y: number }): number[] {
  const svg = svgOf(panel);
  const canvas = where === 'over' ? svg.nextElementSibling : svg.previousElementSibling;
  if (!(canvas instanceof HTMLCanvasElement)) throw new Error(`no canvas ${where} ${panel}`);
  const density = canvas.width / canvas.clientWidth;
  const context = canvas.getContext('2d');
  return [...(context?.getImageData(Math.round(x * density), Math.round(y * density), 1, 1).data ?? [])];
}

/** A CSS colour as [r, g, b, 255]. */
function rgba(colour: string): number[] {
  const context = new OffscreenCanvas(1, 1).getContext('2d');
  const token = /^var\((.*)\)$/.exec(colour)?.[1];
  if (!context) throw new Error('no canvas');
  context.fillStyle = token ? getComputedStyle(document.documentElement).getPropertyValue(token) : colour;
  context.fillRect(0, 0, 1, 1);
  return [...context.getImageData(0, 0, 1, 1).data];
}

/** Shapes with an opaque plain fill whose inside at an offset is covered by no later shape of the same place. */
const solid = (shapes: readonly DrawnShape[]) =>
  shapes.filter(({ fill, opacity = 1 }) => fill !== undefined && !fill.startsWith('url') && opacity === 1);

const cellAt = (column: number, row: number) => find<SVGGElement>(`[data-cell="${column},${row}"]`);

test('a map of 340 cells is painted under a grid with a name for every cell and one tab stop', async () => {
  await open(LARGE);
  await expect.poll(() => all('[role=gridcell]').length).toBe(CELLS);
  await frames(3);
  const map = svgOf('map');
  expect(all('[role=gridcell][tabindex="0"]')).toHaveLength(1);
  const names = all('[role=gridcell]').map((cell) => cell.getAttribute('aria-label') ?? '');
  expect(new Set(names.map((name) => name.split(':')[0])).size).toBe(CELLS);
  for (const name of names) expect(name).toMatch(/^η = .+, B = \d+: .+/);
  // Nothing is drawn in the svg for each cell but its outline.
  expect(map.querySelectorAll('[role=gridcell] *')).toHaveLength(CELLS);
  const { under = [] } = vectorLayersOf(map);
  const side = Number(find('.map-cell-edge')?.getAttribute('width'));
  // Cells in a colour of the scale, without hatching.
  const placeOf = ({ x, y }: DrawnShape) => `${x} ${y}`;
  const hatched = new Set(under.filter(({ fill }) => fill === HATCH).map(placeOf));
  const whole = under.find(({ fill }) => fill !== undefined)?.d;
  const coloured = solid(under).filter(
    (shape) => shape.d === whole && shape.fill?.startsWith('rgb') && !hatched.has(placeOf(shape)),
  );
  expect(coloured.length).toBeGreaterThan(CELLS / 3);
  for (const { x = 0, y = 0, fill = '' } of coloured)
    expect(pixel('map', 'under', { x: x + side / 2, y: y + side / 2 })).toEqual(rgba(fill));
});

test('pointing at one ratio, then at another, changes the cells of these two alone', async () => {
  const store = await open(LARGE);
  await expect.poll(() => all('[role=gridcell]').length).toBe(CELLS);
  const [first, second] = [2 ** -9, 2 ** -7];
  const cellsOf = (ratio: number) =>
    all('[role=gridcell]').filter((cell) => {
      const [, rate, size] = /η = (\S+), B = (\d+)/.exec(cell.getAttribute('aria-label') ?? '') ?? [];
      const [numerator = 0, denominator = 1] = (rate ?? '').split('/').map(Number);
      return Math.abs(numerator / denominator / Number(size) - ratio) < 1e-6 * ratio;
    });
  const isLit = (cell: Element) => cell.classList.contains('map-cell-lit');
  const pointAt = async (ratio: number) => {
    store.getState().hover({ kind: 'ratio', ratio });
    await expect.poll(() => cellsOf(ratio).every(isLit)).toBe(true);
  };
  await settled(find('[role=grid]')!);
  await pointAt(first);
  expect(all('.map-cell-lit').length).toBeGreaterThan(3);
  const touched = new Set<Element>();
  const grid = find('[role=grid]')!;
  const observer = new MutationObserver((records) => {
    for (const { target } of records) {
      const cell = target instanceof Element ? target.closest('[role=gridcell]') : null;
      if (cell) touched.add(cell);
    }
  });
  observer.observe(grid, { attributes: true, childList: true, subtree: true });
  const lit = all('.map-cell-lit');
  await pointAt(second);
  observer.disconnect();
  expect(touched).toEqual(new Set([...lit, ...all('.map-cell-lit')]));
  expect(touched.size).toBeLessThan(CELLS / 5);
  expect(cellsOf(second).every(isLit)).toBe(true);
});

test('by keyboard the focus moves over the painted cells, is seen, and Enter keeps one', async () => {
  const store = await open(LARGE);
  await expect.poll(() => all('[role=gridcell]').length).toBe(CELLS);
  cellAt(0, 0)?.focus();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowUp}');
  expect(document.activeElement).toBe(cellAt(2, 1));
  const edge = cellAt(2, 1)?.querySelector('.map-cell-edge');
  expect(rgba(getComputedStyle(edge!).stroke)).toEqual(rgba('var(--accent)'));
  await userEvent.keyboard('{Enter}');
  expect(store.getState().selected).toMatchObject({ kind: 'cell', batchSize: 3 });
  await expect.poll(() => cellAt(2, 1)?.getAttribute('aria-selected')).toBe('true');
});

test('a click on a painted cell keeps it', async () => {
  const store = await open(LARGE);
  await expect.poll(() => all('[role=gridcell]').length).toBe(CELLS);
  await page.elementLocator(cellAt(4, 4)!).click();
  await expect.poll(() => store.getState().selected).toMatchObject({ kind: 'cell', batchSize: 8 });
});

test.each(['light', 'dark'] as const)(
  'points of the gap panel are on canvas in the colours of the %s scheme',
  async (scheme) => {
    await open();
    chooseScheme(scheme);
    await expect.poll(() => find('svg[data-panel=gap]')).not.toBeNull();
    await settled(svgOf('gap'));
    expect(svgOf('gap').querySelectorAll('circle')).toHaveLength(0);
    // Those that no later one covers.
    const seen = () => {
      const marks = (vectorLayersOf(svgOf('gap')).over ?? []).filter(({ fill }) => fill !== undefined);
      const isFree = ({ x = 0, y = 0 }: DrawnShape, i: number) =>
        marks.slice(i + 1).every((other) => Math.hypot((other.x ?? 0) - x, (other.y ?? 0) - y) > 10);
      return marks.filter((mark, i) => (mark.opacity ?? 1) === 1 && isFree(mark, i));
    };
    expect(seen().length).toBeGreaterThan(5);
    const wrong = () =>
      seen().filter(({ x = 0, y = 0, fill = '' }) => `${pixel('gap', 'over', { x, y })}` !== `${rgba(fill)}`);
    await expect.poll(wrong).toEqual([]);
  },
);

test('what is painted is in the exports: cells under the names of diagonals, points over the axes', async () => {
  await open();
  await expect.poll(() => all('svg[data-panel]').length).toBe(4);
  await frames(4);
  for (const [panel, layer] of [
    ['map', 'under'],
    ['gap', 'over'],
  ] as const) {
    const shapes = vectorLayersOf(svgOf(panel))[layer] ?? [];
    const exported = panelSvg(svgOf(panel), []);
    const paths = [...exported.querySelectorAll('path')].map((path) => path.getAttribute('d'));
    for (const { d } of shapes) expect(paths).toContain(d);
    expect(exported.outerHTML).not.toContain('var(--');
    const [firstPath] = shapes;
    const painted = [...exported.querySelectorAll('path')].find((path) => path.getAttribute('d') === firstPath?.d);
    const text = exported.querySelector('text')!;
    const isBefore = (painted!.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    expect(isBefore).toBe(layer === 'under');
  }
});
