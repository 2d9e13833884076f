import { useEffect, useMemo } from 'react';
import { panelOfKey } from '../../state/panel-of-key.ts';
import { ratioScale } from '../charts/colours.ts';
import { useColourScheme } from '../colour-scheme.ts';
import { figureCaption } from '../export/spec-summary.ts';
import { ReproductionLine } from '../reproduction/ReproductionLine.tsx';
import { Message } from '../text/Message.tsx';
import { useApp, useStore } from '../use-app.ts';
import { PanelBody } from '../workbench/BoardPanelView.tsx';
import { EmbedRun } from './EmbedRun.tsx';
import { EMBED } from './words.ts';

/** What the numbers of the panel are of. */
function Caption() {
  const sweep = useApp((state) => state.sweep);
  return sweep ? (
    <p className="caption" lang="en">
      {figureCaption(sweep)[0]}
    </p>
  ) : null;
}

/** A panel of the board that the address holds. Its sweep is run when that is asked for. */
export function EmbedPanel({ panelKey }: { readonly panelKey: string }) {
  const store = useStore();
  useEffect(() => void store.getState().followLink(window.location.hash, { isOwn: false, engine: null }), [store]);
  const fault = useApp((state) => state.linkFault);
  const hasLink = useApp((state) => state.followed !== null || state.sweep !== null);
  const sweep = useApp((state) => state.sweep);
  const scheme = useColourScheme();
  const plan = sweep?.plan;
  const scale = useMemo(() => (plan ? ratioScale(plan, scheme, null) : null), [plan, scheme]);
  const panel = panelOfKey(panelKey);
  if (!panel) return <p className="embed-fault">{EMBED.not.panel(panelKey)}</p>;
  if (fault)
    return (
      <p className="embed-fault">
        {EMBED.not.link} <Message text={fault.text} />
      </p>
    );
  if (!hasLink) return <p className="embed-fault">{EMBED.not.noLink}</p>;
  return (
    <main className="embed-panel">
      <h1 className="visually-hidden">{EMBED.name}</h1>
      <div className="embed-figure">
        <PanelBody panel={panel} sweep={sweep} scale={scale} />
      </div>
      <EmbedRun />
      <Caption />
      <ReproductionLine />
    </main>
  );
}
