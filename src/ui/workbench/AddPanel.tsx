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
import { closePopovers } from '../elements/close-popovers.ts';
import { placeBelow } from '../elements/place-below.ts';
import { PROBE_CHOICES } from '../panels/probe/probe-view.ts';
import { QUANTITY_WORDS } from '../text/quantity-words.ts';
import { useApp } from '../use-app.ts';
import { ADD_PANEL } from './words.ts';

/** Panels that are not of one probe. */
const OTHER_PANELS = PANEL_KINDS.filter((kind) => kind !== 'probe');

/** A panel in the list: a box that is ticked while the panel is open. */
function PanelBox({ panel, name }: { readonly panel: BoardPanel; readonly name: string }) {
  const panels = useApp((state) => state.view.panels);
  const setView = useApp((state) => state.setView);
  const key = panelKey(panel);
  const isOpen = hasPanel(panels, key);
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
            <PanelBox key={kind} panel={{ kind }} name={ADD_PANEL.panelNames[kind]} />
          ))}
        </div>
        {PROBE_CHOICES.map(({ group, items }) => (
          <fieldset key={group} className="add-panel-group">
            <legend>{group}</legend>
            {items.map(({ value }) => (
              <PanelBox key={value} panel={{ kind: 'probe', probe: value }} name={QUANTITY_WORDS.probes[value]} />
            ))}
          </fieldset>
        ))}
      </div>
    </>
  );
}
