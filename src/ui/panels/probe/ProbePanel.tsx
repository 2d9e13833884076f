import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { probeText } from '../../../state/recorded-probes.ts';
import type { RecordedProbe } from '../../../sweep/results/trace-store.ts';
import { probeEntry } from '../../glossary/registry-entries.ts';
import { TermMark } from '../../glossary/TermMark.tsx';
import { Panel, type SweepPanelProps } from '../Panel.tsx';
import { PanelEmpty } from '../PanelEmpty.tsx';
import { ProbeFigure } from './ProbeFigure.tsx';
import { PROBE_CHOICES, tierAdvice } from './probe-view.ts';

interface ProbePanelProps extends SweepPanelProps {
  /** Unique on the page; also the name under which its figure is exported. */
  readonly name: string;
  readonly probe: RecordedProbe;
  /** A second number on the same axis, dashed. */
  readonly dashed?: RecordedProbe;
  readonly onProbe?: (probe: RecordedProbe) => void;
  /** Shown while there is nothing to draw: what the panel shows and why. */
  readonly children: ReactNode;
}

/** Any recorded number of every run over time, with its error. */
export function ProbePanel({ name, sweep, scale, probe, dashed, onProbe, children }: ProbePanelProps) {
  const advice = sweep ? tierAdvice(sweep.plan.spec.measure.tier, dashed ?? probe) : null;
  const title = dashed ? 'Top eigenvalues' : probeText(probe).label;
  return (
    <Panel
      title={title}
      term={probeEntry(dashed ?? probe)}
      head={onProbe ? 'hidden' : 'title'}
      controls={
        onProbe && (
          <>
            <NativeSelect
              variant="unstyled"
              className="panel-choice"
              aria-label="Probe of this panel"
              value={probe}
              onChange={(event) => onProbe(event.currentTarget.value as RecordedProbe)}
              data={PROBE_CHOICES}
            />
            <TermMark id={probeEntry(probe)} name={`About ${title}`} />
          </>
        )
      }
      empty={
        <PanelEmpty title={title}>
          {children} {advice}
        </PanelEmpty>
      }
    >
      {sweep &&
        scale &&
        advice === null &&
        ((size) => (
          <ProbeFigure
            name={name}
            title={title}
            sweep={sweep}
            scale={scale}
            size={size}
            probe={probe}
            {...(dashed && { dashed })}
          />
        ))}
    </Panel>
  );
}
