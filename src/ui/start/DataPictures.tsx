import './data-pictures.css';
import { extent } from 'd3';
import { lazy, useEffect, useRef } from 'react';
import { type GeneratedSource, generatorOf, generators } from '../../data/registry.ts';
import { datasetSpec } from '../../data/spec.ts';
import type { Scheme } from '../charts/colours.ts';
import { useChooseSource } from '../controls/use-choose-source.ts';
import { LazyPart } from '../shell/LazyPart.tsx';
import { Message } from '../text/Message.tsx';
import { useApp } from '../use-app.ts';
import { useOpenFiles } from '../use-open-files.ts';
import { dataName } from './setting-words.ts';
import { WordPopover } from './WordPopover.tsx';
import { DATA } from './words.ts';

const LazyEditor = lazy(() => import('../plane/OwnDataEditor.tsx'));

/** Sources that are drawn or written on the page: their pictures open their editors. */
const OWN_KINDS: readonly string[] = ['points', 'formula'];

/** The data sets offered as pictures, beside the chosen one. */
const OFFERED: readonly string[] = ['glyphs', 'spirals', 'moons', ...OWN_KINDS];
const SIDE = 40;
const POINTS = 90;

const sourceOf = (kind: string) => datasetSpec.shape.source.parse({ kind }) as GeneratedSource;

interface Palette {
  readonly ink: string;
  readonly other: string;
}

/** An image of the first example that is not a zero or a one: those are ovals and strokes. */
function paintImage(context: CanvasRenderingContext2D, image: Float32Array, side: number, ink: string) {
  const pixel = (SIDE - 8) / side;
  context.fillStyle = ink;
  for (let i = 0; i < side * side; i++) {
    context.globalAlpha = Math.max(0, Math.min(1, image[i] ?? 0));
    context.fillRect(4 + (i % side) * pixel, 4 + Math.floor(i / side) * pixel, pixel + 0.3, pixel + 0.3);
  }
}

/** Points in the plane (a single input against the target), in the colours of their classes. */
function paintPoints(
  context: CanvasRenderingContext2D,
  points: readonly (readonly [x: number, y: number, label: number])[],
  palette: Palette,
) {
  const [acrossLow = 0, acrossHigh = 1] = extent(points, ([x]) => x);
  const [upLow = 0, upHigh = 1] = extent(points, ([, y]) => y);
  const pixels = (SIDE - 10) / Math.max(acrossHigh - acrossLow, upHigh - upLow, 1e-9);
  const place = (value: number, low: number, high: number) => SIDE / 2 + (value - (low + high) / 2) * pixels;
  for (const [x, y, label] of points) {
    context.fillStyle = label % 2 === 0 ? palette.ink : palette.other;
    context.beginPath();
    context.arc(place(x, acrossLow, acrossHigh), SIDE - place(y, upLow, upHigh), 1.4, 0, 2 * Math.PI);
    context.fill();
  }
}

function paint(canvas: HTMLCanvasElement, source: GeneratedSource) {
  const density = Math.max(1, window.devicePixelRatio);
  canvas.width = SIDE * density;
  canvas.height = SIDE * density;
  const context = canvas.getContext('2d');
  if (!context) return;
  context.scale(density, density);
  const style = getComputedStyle(canvas);
  const palette = { ink: style.color, other: style.getPropertyValue('--accent') };
  const generator = generatorOf(source);
  const [width = 1, height = 1, channels] = generator.inputShape(source);
  if (channels !== undefined) {
    const { inputs } = generator.draw(source, 'train', 4, 0);
    const size = width * height;
    paintImage(context, inputs.subarray(3 * size, 4 * size), width, palette.ink);
    return;
  }
  const count = Math.min(POINTS, generator.examples?.(source) ?? POINTS);
  const { inputs, labels, targets } = generator.draw(source, 'train', count, 0);
  const points = Array.from({ length: count }, (_, i) => {
    const other = width > 1 ? inputs[i * width + 1] : targets?.[i];
    return [inputs[i * width] ?? 0, other ?? 0, targets ? 0 : (labels[i] ?? 0)] as const;
  });
  paintPoints(context, points, palette);
}

/** A data set drawn from its own first examples. */
function Picture({ source, scheme }: { source: GeneratedSource; scheme: Scheme }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const key = JSON.stringify(source);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours are read from the page, which has others in another scheme.
  useEffect(() => {
    if (canvas.current) paint(canvas.current, source);
  }, [key, scheme]);
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas without tabindex takes no focus; its button has the name.
  return <canvas ref={canvas} style={{ width: SIDE, height: SIDE }} aria-hidden="true" />;
}

/** What is learned, as pictures; one's own data as files. */
export function DataPictures({ scheme }: { scheme: Scheme }) {
  const source = useApp((state) => state.draft.dataset.source);
  const status = useApp((state) => state.dataset);
  const choose = useChooseSource();
  const openFiles = useOpenFiles();
  const isGenerated = generators.some(({ kind }) => kind === source.kind);
  const kinds = isGenerated && !OFFERED.includes(source.kind) ? [...OFFERED, source.kind] : OFFERED;
  return (
    <fieldset className="start-data" aria-label={DATA.group}>
      {kinds.map((kind) => {
        const title = DATA.generators[kind as GeneratedSource['kind']].name;
        const isChosen = source.kind === kind;
        const onChoose = () => isChosen || choose(kind);
        const shown = isChosen && OWN_KINDS.includes(kind) ? (source as GeneratedSource) : sourceOf(kind);
        const picture = kind === 'formula' ? <i>f(x)</i> : <Picture source={shown} scheme={scheme} />;
        if (OWN_KINDS.includes(kind))
          return (
            <WordPopover
              key={kind}
              word={picture}
              name={DATA.own[kind as keyof typeof DATA.own]}
              buttonClassName="start-picture"
              panelClassName="start-own"
              isPressed={isChosen}
              onOpen={onChoose}
            >
              <LazyPart>
                <LazyEditor kind={kind} />
              </LazyPart>
            </WordPopover>
          );
        return (
          <button
            key={kind}
            type="button"
            className="start-picture"
            aria-label={title}
            title={title}
            aria-pressed={isChosen}
            onClick={onChoose}
          >
            {picture}
          </button>
        );
      })}
      <label className="start-picture start-picture-file" data-pressed={!isGenerated} title={DATA.fileName}>
        <input
          type="file"
          multiple
          aria-label={DATA.fileName}
          onChange={(event) => {
            const files = [...(event.currentTarget.files ?? [])];
            event.currentTarget.value = '';
            if (files.length > 0) openFiles(files);
          }}
        />
        {isGenerated ? DATA.file : dataName({ source })}
      </label>
      {status.state !== 'ready' && (
        <p className={status.state === 'failed' ? 'start-data-note start-fault' : 'start-data-note'} role="status">
          {status.message === null ? DATA.loading(dataName({ source })) : <Message text={status.message} />}
        </p>
      )}
    </fieldset>
  );
}
