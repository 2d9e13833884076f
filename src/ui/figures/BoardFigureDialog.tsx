import { useMemo, useState } from 'react';
import { bibtex } from '../../evidence/bibtex.ts';
import { rerunCommand, sweepMethods } from '../../evidence/sweep-methods.ts';
import type { BoardSweep } from '../../state/app-state.ts';
import type { PanelKey } from '../../state/board-panel.ts';
import { tierOf } from '../../state/recorded-probes.ts';
import { figureCaption } from '../export/spec-summary.ts';
import { citedUrl } from '../public-address.ts';
import { useApp } from '../use-app.ts';
import { COMPARISON } from '../workbench/words.ts';
import { printablePanels } from './content/panel-contents.ts';
import FigureDialog from './FigureDialog.tsx';
import type { FigureWords } from './FigureTexts.tsx';
import { FIGURES } from './words.ts';

function wordsOf(sweep: BoardSweep): FigureWords {
  const { plan, engine, fingerprint } = sweep;
  return {
    methods: sweepMethods({ plan, engine, fingerprint, tier: tierOf(sweep) }),
    bibtex: bibtex({ title: plan.spec.name, fingerprint, url: citedUrl() }),
    command: rerunCommand(plan),
  };
}

interface BoardFigureDialogProps {
  /** The panel that is chosen at first; null: all. */
  readonly panel: PanelKey | null;
  readonly onClose: () => void;
}

/** A figure of one or more panels of the board. */
export default function BoardFigureDialog({ panel, onClose }: BoardFigureDialogProps) {
  const sweep = useApp((state) => state.sweep);
  const compared = useApp((state) => state.compared);
  const view = useApp((state) => state.view);
  const panels = useMemo(() => (sweep ? printablePanels({ sweep, compared, view }) : []), [sweep, compared, view]);
  const [left, setLeft] = useState<ReadonlySet<PanelKey>>(
    () => new Set(panel === null ? [] : panels.map(({ key }) => key).filter((key) => key !== panel)),
  );
  const contents = useMemo(
    () => panels.filter(({ key }) => !left.has(key)).flatMap((one) => one.contents),
    [panels, left],
  );
  const about = useMemo(() => {
    if (!sweep) return { description: '', keywords: [] };
    const { spec } = sweep.plan;
    const fingerprint = sweep.fingerprint === null ? [] : [`fingerprint ${sweep.fingerprint}`];
    const also = compared ? [COMPARISON.exported(compared)] : [];
    return {
      description: [...figureCaption(sweep), ...also].join(' '),
      keywords: ['sgdscope', spec.name, ...fingerprint],
    };
  }, [sweep, compared]);
  const words = useMemo(() => (sweep ? wordsOf(sweep) : { methods: '', bibtex: '', command: '' }), [sweep]);
  const toggle = (key: PanelKey) => {
    const next = new Set(left);
    if (!next.delete(key)) next.add(key);
    setLeft(next);
  };
  return (
    <FigureDialog
      contents={contents}
      stem={sweep?.plan.spec.name ?? 'sgdscope'}
      about={about}
      words={words}
      empty={panels.length === 0 ? FIGURES.none : FIGURES.noneChosen}
      onClose={onClose}
    >
      {panels.length > 1 && (
        <fieldset className="figure-choice">
          <legend>{FIGURES.panels}</legend>
          {panels.map(({ key, title }) => (
            <label key={key}>
              <input type="checkbox" checked={!left.has(key)} onChange={() => toggle(key)} />
              {title}
            </label>
          ))}
          <small>{FIGURES.panelsHint}</small>
        </fieldset>
      )}
    </FigureDialog>
  );
}
