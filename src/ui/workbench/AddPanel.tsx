import './add-panel.css';
import { useId, useRef } from 'react';
import {
  type BoardPanel,
  hasPanel,
  LAYOUT_NAMES,
  LAYOUTS,
  PANEL_KINDS,
  panelKey,
  withoutPanel,
  withPanel,
} from '../../state/board-panel.ts';
import type { RecordedProbe } from '../../sweep/results/trace-store.ts';
import { closePopovers } from '../elements/close-popovers.ts';
import { placeBelow } from '../elements/place-below.ts';
import { probeChoices } from '../panels/probe/probe-view.ts';
import { useMissingCost } from '../panels/probe/use-supplement-cost.ts';
import { QUANTITY_WORDS } from '../text/quantity-words.ts';
import { useApp } from '../use-app.ts';
import { ADD_PANEL } from './words.ts';

/** The dearest probe that a panel of several shows. */
const NEEDED_PROBES: Readonly<Partial<Record<BoardPanel['kind'], RecordedProbe>>> = {
  eigenvalues: 'hessianSecond',
  stability: 'nonUniformity',
};

/** Panels that are not of one probe. */
const OTHER_PANELS = PANEL_KINDS.filter((kind) => kind !== 'probe');

interface PanelBoxProps {
  readonly panel: BoardPanel;
  readonly name: string;
  /** The probe without which the panel has nothing to show. */
  readonly probe?: RecordedProbe | undefined;
}

/** A panel in the list: a box that is ticked while the panel is open. What the sweep has not recorded has its cost beside it. */
function PanelBox({ panel, name, probe }: PanelBoxProps) {
  const panels = useApp((state) => state.view.panels);
  const setView = useApp((state) => state.setView);
  const key = panelKey(panel);
  const isOpen = hasPanel(panels, key);
  const cost = useMissingCost(probe);
  return (
    <label className="add-panel-box">
      <input
        type="checkbox"
        checked={isOpen}
        onChange={() =>
          setView({ panels: isOpen ? withoutPanel(panels, key) : withPanel(panels, panel), maximised: null })
        }
      />
      {name}
      {cost && <span className="add-panel-cost">{cost}</span>}
    </label>
  );
}

/** Every panel that the board can show, and arrangements to start from. */
export function AddPanel() {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const setView = useApp((state) => state.setView);
  return (
    <>
      <button ref={button} type="button" className="quiet-button add-panel" popoverTarget={id}>
        {ADD_PANEL.button}
      </button>
      <div
        ref={list}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={ADD_PANEL.panels}
        className="popover add-panel-list"
        onToggle={({ newState }) => {
          if (newState === 'open' && list.current && button.current) placeBelow(list.current, button.current);
        }}
      >
        <h2>{ADD_PANEL.layouts}</h2>
        <p className="add-panel-layouts">
          {LAYOUT_NAMES.map((name) => (
            <button
              key={name}
              type="button"
              className="button"
              onClick={(event) => {
                closePopovers(event.currentTarget);
                setView({ panels: LAYOUTS[name], maximised: null });
              }}
            >
              {ADD_PANEL.layoutNames[name]}
            </button>
          ))}
        </p>
        <h2>{ADD_PANEL.panels}</h2>
        <div className="add-panel-group">
          {OTHER_PANELS.map((kind) => (
            <PanelBox key={kind} panel={{ kind }} name={ADD_PANEL.panelNames[kind]} probe={NEEDED_PROBES[kind]} />
          ))}
        </div>
        {probeChoices().map(({ group, items }) => (
          <fieldset key={group} className="add-panel-group">
            <legend>{group}</legend>
            {items.map(({ value }) => (
              <PanelBox
                key={value}
                panel={{ kind: 'probe', probe: value }}
                name={QUANTITY_WORDS.probes[value]}
                probe={value}
              />
            ))}
          </fieldset>
        ))}
      </div>
    </>
  );
}
