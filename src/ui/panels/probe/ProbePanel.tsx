import { hasPanel, panelKey, withProbe } from '../../../state/board-panel.ts';
import type { RecordedProbe } from '../../../sweep/results/trace-store.ts';
import { probeEntry } from '../../glossary/registry-entries.ts';
import { TermMark } from '../../glossary/TermMark.tsx';
import { QUANTITY_WORDS } from '../../text/quantity-words.ts';
import { useApp } from '../../use-app.ts';
import type { SweepPanelProps } from '../Panel.tsx';
import { usePanelFrame } from '../panel-frame.ts';
import { PANEL, PROBE } from '../words.ts';
import { probeChoices } from './probe-view.ts';
import { TracedProbesPanel } from './TracedProbesPanel.tsx';
import { probeReason } from './why.ts';

/** The name of the panel's probe is a choice of probes; one that has a panel of its own cannot be chosen. */
function ProbeChoice({ probe }: { readonly probe: RecordedProbe }) {
  const frame = usePanelFrame();
  const panels = useApp((state) => state.view.panels);
  const setView = useApp((state) => state.setView);
  const label = QUANTITY_WORDS.probes[probe];
  const isTaken = (id: RecordedProbe) => id !== probe && hasPanel(panels, panelKey({ kind: 'probe', probe: id }));
  return (
    <>
      <select
        className="panel-choice"
        aria-label={PROBE.choose}
        value={probe}
        onChange={(event) => {
          if (frame)
            setView({
              panels: withProbe(panels, frame.key, event.currentTarget.value as RecordedProbe),
              maximised: null,
            });
        }}
      >
        {probeChoices().map(({ group, items }) => (
          <optgroup key={group} label={group}>
            {items.map(({ value, label: name }) => (
              <option key={value} value={value} disabled={isTaken(value)}>
                {name}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <TermMark id={probeEntry(probe)} name={PANEL.about({ name: label, inText: label })} />
    </>
  );
}

/** Any recorded number of every run over time. */
export function ProbePanel({ probe, ...props }: SweepPanelProps & { readonly probe: RecordedProbe }) {
  return (
    <TracedProbesPanel
      {...props}
      name={probe === 'sharpness' ? 'sharpness' : `probe-${probe}`}
      title={QUANTITY_WORDS.probes[probe]}
      probe={probe}
      choice={<ProbeChoice probe={probe} />}
      why={probeReason(probe)}
    />
  );
}
