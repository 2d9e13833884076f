import './figure-dialog.css';
import { type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import { messageOf } from '../../errors.ts';
import type { Typeface } from '../../figure/font/typeface.ts';
import { type FigureChoice, widthOf } from '../../figure/print/figure-choice.ts';
import type { PanelContent } from '../../figure/print/plot-content.ts';
import { printFigure } from '../../figure/print/print-figure.ts';
import type { PrintAbout } from '../../figure/print/print-scene.ts';
import { download, fileStem } from '../export/download.ts';
import { useScrollLock } from '../use-scroll-lock.ts';
import { FigureOptions } from './FigureOptions.tsx';
import { FigurePreview } from './FigurePreview.tsx';
import { FigureTexts, type FigureWords } from './FigureTexts.tsx';
import { dataFile, figureFile } from './figure-files.ts';
import { keepChoice, keptChoice } from './kept-choice.ts';
import { loadTypeface, TYPEFACE_LICENCE } from './load-typeface.ts';
import { FIGURES } from './words.ts';

export interface FigureDialogProps {
  /** What is printed, in order. */
  readonly contents: readonly PanelContent[];
  /** For the names of files. */
  readonly stem: string;
  /** What the files say of it; the title is that of the contents. */
  readonly about: Omit<PrintAbout, 'title'>;
  readonly words: FigureWords;
  /** Shown where there is nothing to print. */
  readonly empty: string;
  /** Above the options: which panels are printed. */
  readonly children?: ReactNode;
  readonly onClose: () => void;
}

function useTypeface() {
  const [typeface, setTypeface] = useState<Typeface | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  useEffect(() => {
    loadTypeface().then(setTypeface, (error: unknown) => setFault(FIGURES.failed(messageOf(error))));
  }, []);
  return { typeface, fault };
}

/** The choice of before; each change is kept. */
function useChoice() {
  const [choice, setChoice] = useState<FigureChoice>(keptChoice);
  const change = (part: Partial<FigureChoice>) => {
    const next = { ...choice, ...part };
    setChoice(next);
    keepChoice(next);
  };
  return { choice, change };
}

function FigureBody({ contents, stem, about: said, words, empty, children }: FigureDialogProps) {
  const { typeface, fault } = useTypeface();
  const { choice, change } = useChoice();
  const [failure, setFailure] = useState<string | null>(null);
  const width = widthOf(choice);
  const { isGrey } = choice;
  const scene = useMemo(
    () => (typeface && contents.length > 0 ? printFigure(contents, { typeface, width, isGrey }) : null),
    [contents, typeface, width, isGrey],
  );
  const about = useMemo(() => ({ ...said, title: contents.map(({ title }) => title).join('; ') }), [said, contents]);
  const save = async () => {
    if (!scene || !typeface) return;
    setFailure(null);
    try {
      const names = contents.length > 3 ? ['figure'] : contents.map(({ name }) => name);
      const blob = await figureFile(scene, { about, typeface, choice });
      download(blob, `${fileStem(stem, ...names)}.${choice.format}`);
    } catch (error) {
      setFailure(FIGURES.failed(messageOf(error)));
    }
  };
  const saveData = () => {
    const { blob, name } = dataFile(contents, stem);
    download(blob, name);
  };
  return (
    <div className="figure-columns">
      <div className="figure-options">
        {children}
        <FigureOptions choice={choice} onChange={change} />
      </div>
      <div className="figure-results">
        {scene && typeface ? (
          <FigurePreview scene={scene} about={about} typeface={typeface} choice={choice} />
        ) : (
          <p className="figure-empty" role="status">
            {fault ?? (contents.length === 0 ? empty : FIGURES.loading)}
          </p>
        )}
        <div className="figure-buttons">
          <button type="button" className="button primary-button" disabled={!scene} onClick={() => void save()}>
            {FIGURES.save(choice.format.toUpperCase())}
          </button>
          <button type="button" className="button" disabled={contents.length === 0} onClick={saveData}>
            {FIGURES.data}
          </button>
          {failure && <span role="alert">{failure}</span>}
        </div>
        <FigureTexts {...words} />
        <p className="figure-note">
          {FIGURES.typeface}{' '}
          <a href={TYPEFACE_LICENCE} target="_blank" rel="noreferrer" lang="en">
            {FIGURES.licence}
          </a>
        </p>
      </div>
    </div>
  );
}

/** Makes a figure for a paper: options with a preview, files, and what to write beside it. Escape and a click beside it close it. */
export default function FigureDialog(props: FigureDialogProps) {
  const title = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useScrollLock(true);
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="figure-dialog"
      aria-labelledby={title}
      onClose={props.onClose}
      onKeyDown={(event) => event.stopPropagation()}
      onClick={({ target }) => target === dialog.current && dialog.current?.close()}
    >
      <div className="figure-dialog-body">
        <header>
          <h2 id={title}>{FIGURES.title}</h2>
          <button type="button" className="button" onClick={() => dialog.current?.close()}>
            {FIGURES.close}
          </button>
        </header>
        <FigureBody {...props} />
      </div>
    </dialog>
  );
}
