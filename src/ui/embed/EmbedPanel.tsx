import { LAYOUT_NAMES, LAYOUTS } from '../../state/board-panel.ts';
import { panelOfKey } from '../../state/panel-of-key.ts';
import { EmbedBoard } from './EmbedBoard.tsx';
import { EMBED } from './words.ts';

interface EmbedPanelProps {
  /** Whether the framing page sends the sweep. */
  readonly isSent: boolean;
}

/** A panel of the board. */
export function EmbedPanel({ panelKey, isSent }: EmbedPanelProps & { readonly panelKey: string }) {
  const panel = panelOfKey(panelKey);
  return panel ? (
    <EmbedBoard panels={[panel]} isSent={isSent} />
  ) : (
    <p className="embed-fault">{EMBED.not.panel(panelKey)}</p>
  );
}

/** All panels of an arrangement. */
export function EmbedLayout({ name, isSent }: EmbedPanelProps & { readonly name: string }) {
  const layout = LAYOUT_NAMES.find((known) => known === name);
  return layout ? (
    <EmbedBoard panels={LAYOUTS[layout]} isSent={isSent} />
  ) : (
    <p className="embed-fault">{EMBED.not.board(name, LAYOUT_NAMES.join(', '))}</p>
  );
}
