import { useMemo } from 'react';
import type { DatasetStatus } from '../../state/app-state.ts';
import { type BoardPanel, panelKey } from '../../state/board-panel.ts';
import { ratioScale } from '../charts/colours.ts';
import { useColourScheme } from '../colour-scheme.ts';
import { figureCaption } from '../export/spec-summary.ts';
import { ReproductionLine } from '../reproduction/ReproductionLine.tsx';
import { Message } from '../text/Message.tsx';
import { useApp } from '../use-app.ts';
import { PanelBody } from '../workbench/BoardPanelView.tsx';
import { EmbedRun } from './EmbedRun.tsx';
import { useEmbeddedSweep } from './use-embedded-sweep.ts';
import { EMBED } from './words.ts';

/** What the numbers of the panels are of. */
function Caption() {
  const sweep = useApp((state) => state.sweep);
  return sweep ? (
    <p className="caption" lang="en">
      {figureCaption(sweep)[0]}
    </p>
  ) : null;
}

/** Why what was sent is not shown. */
function Refused({ dataset }: { readonly dataset: DatasetStatus }) {
  return (
    <p className="embed-fault">
      {EMBED.not.content} {dataset.message !== null && <Message text={dataset.message} />}
    </p>
  );
}

interface EmbedBoardProps {
  /** At least one. */
  readonly panels: readonly BoardPanel[];
  /** Whether the framing page sends the sweep; else it is in the address. */
  readonly isSent: boolean;
}

/** Panels of one sweep. */
export function EmbedBoard({ panels, isSent }: EmbedBoardProps) {
  const opened = useEmbeddedSweep(isSent);
  const fault = useApp((state) => state.linkFault);
  const hasLink = useApp((state) => state.followed !== null || state.sweep !== null);
  const dataset = useApp((state) => state.dataset);
  const sweep = useApp((state) => state.sweep);
  const scheme = useColourScheme();
  const plan = sweep?.plan;
  const scale = useMemo(() => (plan ? ratioScale(plan, scheme, null) : null), [plan, scheme]);
  if (fault)
    return (
      <p className="embed-fault">
        {EMBED.not.link} <Message text={fault.text} />
      </p>
    );
  if (opened === 'waiting') return <main className="embed-loading" aria-busy="true" />;
  if (opened === 'refused') return <Refused dataset={dataset} />;
  if (opened === 'linked' && !hasLink) return <p className="embed-fault">{EMBED.not.noLink}</p>;
  return (
    <main className="embed-panel">
      <h1 className="visually-hidden">{EMBED.name}</h1>
      <div className="embed-figures" data-count={panels.length}>
        {panels.map((panel) => (
          <div className="embed-figure" key={panelKey(panel)}>
            <PanelBody panel={panel} sweep={sweep} scale={scale} />
          </div>
        ))}
      </div>
      <EmbedRun />
      <Caption />
      <ReproductionLine />
    </main>
  );
}
