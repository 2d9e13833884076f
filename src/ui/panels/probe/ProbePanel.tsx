import { hasPanel, panelKey, withProbe } from '../../../state/board-panel.ts';
import { probeText } from '../../../state/recorded-probes.ts';
import type { RecordedProbe } from '../../../sweep/results/trace-store.ts';
import { probeEntry } from '../../glossary/registry-entries.ts';
import { TermMark } from '../../glossary/TermMark.tsx';
import { useApp } from '../../use-app.ts';
import type { SweepPanelProps } from '../Panel.tsx';
import { usePanelFrame } from '../panel-frame.ts';
import { PROBE_CHOICES } from './probe-view.ts';
import { TracedProbesPanel } from './TracedProbesPanel.tsx';
import { probeReason } from './why.ts';

/** The name of the panel's probe is a choice of probes; one that has a panel of its own cannot be chosen. */
function ProbeChoice({ probe }: { readonly probe: RecordedProbe }) {
  const frame = usePanelFrame();
  const panels = useApp((state) => state.view.panels);
  const setView = useApp((state) => state.setView);
  const { label } = probeText(probe);
  const isTaken = (id: RecordedProbe) => id !== probe && hasPanel(panels, panelKey({ kind: 'probe', probe: id }));
  return (
    <>
      <select
        className="panel-choice"
        aria-label="Probe of this panel"
        value={probe}
        onChange={(event) => {
          if (frame)
            setView({
              panels: withProbe(panels, frame.key, event.currentTarget.value as RecordedProbe),
              maximised: null,
            });
        }}
      >
        {PROBE_CHOICES.map(({ group, items }) => (
          <optgroup key={group} label={group}>
            {items.map(({ value, label: name }) => (
              <option key={value} value={value} disabled={isTaken(value)}>
                {name}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <TermMark id={probeEntry(probe)} name={`About ${label}`} />
    </>
  );
}

/** Any recorded number of every run over time. */
export function ProbePanel({ probe, ...props }: SweepPanelProps & { readonly probe: RecordedProbe }) {
  return (
    <TracedProbesPanel
      {...props}
      name={probe === 'sharpness' ? 'sharpness' : `probe-${probe}`}
      title={probeText(probe).label}
      probe={probe}
      choice={<ProbeChoice probe={probe} />}
      why={probeReason(probe)}
    />
  );
}
