import { useId } from 'react';
import { MOST_POINT_CLASSES } from '../../data/points/point-text.ts';
import { type Brush, SPREADS, TOOLS, type Tool } from './brush.ts';
import { ClassMark } from './ClassMark.tsx';
import { POINTS } from './words.ts';

interface BrushControlsProps {
  readonly brush: Brush;
  readonly onBrush: (brush: Brush) => void;
}

const LABELS = Array.from({ length: MOST_POINT_CLASSES }, (_, label) => label);

/** What is drawn: class, tool, spread. */
export function BrushControls({ brush, onBrush }: BrushControlsProps) {
  const id = useId();
  return (
    <div className="plane-row">
      <fieldset className="plane-choices">
        <legend>{POINTS.classes}</legend>
        {LABELS.map((label) => (
          <label key={label} className="plane-choice" title={POINTS.classOf(label)}>
            <input
              type="radio"
              name={`${id}-class`}
              aria-label={POINTS.classOf(label)}
              checked={brush.label === label}
              onChange={() => onBrush({ ...brush, label })}
            />
            <ClassMark label={label} />
            {label}
          </label>
        ))}
      </fieldset>
      <label className="plane-field">
        {POINTS.tool}
        <select value={brush.tool} onChange={(event) => onBrush({ ...brush, tool: event.currentTarget.value as Tool })}>
          {TOOLS.map((tool) => (
            <option key={tool} value={tool}>
              {POINTS.tools[tool]}
            </option>
          ))}
        </select>
      </label>
      {brush.tool === 'spray' && (
        <label className="plane-field">
          {POINTS.spread}
          <select
            value={brush.spread}
            onChange={(event) => onBrush({ ...brush, spread: Number(event.currentTarget.value) })}
          >
            {SPREADS.map((spread) => (
              <option key={spread} value={spread}>
                {spread}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}
