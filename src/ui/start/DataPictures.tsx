import './data-pictures.css';
import { lazy, useEffect, useRef } from 'react';
import { type GeneratedSource, generators } from '../../data/registry.ts';
import { datasetSpec } from '../../data/spec.ts';
import type { Scheme } from '../charts/colours.ts';
import { useChooseSource } from '../controls/use-choose-source.ts';
import { LazyPart } from '../shell/LazyPart.tsx';
import { Message } from '../text/Message.tsx';
import { useApp } from '../use-app.ts';
import { useOpenFiles } from '../use-open-files.ts';
import { SIDE } from './picture-side.ts';
import { dataName } from './setting-words.ts';
import { WordPopover } from './WordPopover.tsx';
import { DATA } from './words.ts';

const LazyEditor = lazy(() => import('../plane/OwnDataEditor.tsx'));

/** Sources that are drawn or written on the page: their pictures open their editors. */
const OWN_KINDS: readonly string[] = ['points', 'formula'];

/** The data sets offered as pictures, beside the chosen one. */
const OFFERED: readonly string[] = ['glyphs', 'spirals', 'moons', ...OWN_KINDS];

const sourceOf = (kind: string) => datasetSpec.shape.source.parse({ kind }) as GeneratedSource;

/** A data set drawn from its own first examples. */
function Picture({ source, scheme }: { source: GeneratedSource; scheme: Scheme }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const key = JSON.stringify(source);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours are read from the page, which has others in another scheme.
  useEffect(() => {
    const shown = canvas.current;
    if (shown) void import('./paint-source.ts').then(({ paintSource }) => paintSource(shown, source)).catch(() => {});
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
