import { type ReactNode, useMemo } from 'react';
import { missingTier } from '../../../state/recorded-probes.ts';
import type { RecordedProbe } from '../../../sweep/results/trace-store.ts';
import { EachSweep } from '../../comparison/EachSweep.tsx';
import { EachTable } from '../../comparison/EachTable.tsx';
import { probeEntry } from '../../glossary/registry-entries.ts';
import { QUANTITIES } from '../../quantities.ts';
import { limitNoteOf } from '../../stability-limit.ts';
import { useApp } from '../../use-app.ts';
import { Panel, type SweepPanelProps } from '../Panel.tsx';
import { PanelEmpty } from '../PanelEmpty.tsx';
import { TraceTable } from '../TraceTable.tsx';
import { useHeardCurves } from '../use-heard-curves.ts';
import { MeasureOffer } from './MeasureOffer.tsx';
import { ProbeFigure } from './ProbeFigure.tsx';

interface TracedProbesPanelProps extends SweepPanelProps {
  /** Unique on the page; also the name under which its figure is exported. */
  readonly name: string;
  readonly title: string;
  readonly probe: RecordedProbe;
  /** A second number on the same axis, dashed. */
  readonly dashed?: RecordedProbe;
  /** In the place of the title, which it also says. */
  readonly choice?: ReactNode;
  /** What the panel shows and why, while there is nothing to draw. */
  readonly why: string;
}

/** λ₁ is read on its own axis: the largest initial value is exceeded tenfold by diverging runs only. */
const SHARPNESS_CEILING = 100;

/** Recorded numbers of every run over time, with the limit that theory sets them. */
export function TracedProbesPanel({ sweep, scale, name, title, probe, dashed, choice, why }: TracedProbesPanelProps) {
  const clock = useApp((state) => state.view.timeAxis);
  const sound = useHeardCurves(sweep, probe);
  const plan = sweep?.plan;
  const isSharpness = probe === 'sharpness';
  const note = useMemo(() => plan && limitNoteOf(plan, probe), [plan, probe]);
  const missing = sweep && missingTier(sweep, dashed ?? probe);
  return (
    <Panel
      title={title}
      term={probeEntry(dashed ?? probe)}
      head={choice ? 'hidden' : 'title'}
      controls={choice}
      note={note && <p className="caption">{note}</p>}
      table={
        sweep &&
        missing === null &&
        (() => (
          <EachTable sweep={sweep}>
            {(shown) =>
              [probe, ...(dashed ? [dashed] : [])].map((each) => (
                <TraceTable key={each} sweep={shown} probe={each} clock={clock} />
              ))
            }
          </EachTable>
        ))
      }
      sound={missing === null ? sound : null}
      empty={
        <PanelEmpty
          title={title}
          action={sweep && missing && <MeasureOffer sweep={sweep} probe={dashed ?? probe} tier={missing} />}
        >
          {why}
        </PanelEmpty>
      }
    >
      {sweep &&
        scale &&
        missing === null &&
        ((size) => (
          <EachSweep sweep={sweep} size={size}>
            {(each, room) => (
              <ProbeFigure
                name={name}
                title={title}
                sweep={each}
                scale={scale}
                size={room}
                probe={probe}
                {...(dashed && { dashed })}
                {...(isSharpness && !dashed && { yLabel: QUANTITIES.sharpness.axis, ceiling: SHARPNESS_CEILING })}
              />
            )}
          </EachSweep>
        ))}
    </Panel>
  );
}
