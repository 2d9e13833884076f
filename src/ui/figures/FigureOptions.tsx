import { type ReactNode, useId } from 'react';
import {
  FIGURE_FORMATS,
  type FigureChoice,
  isPrintable,
  PNG_RESOLUTIONS,
  WIDTH_NAMES,
} from '../../figure/print/figure-choice.ts';
import { WIDTH_BOUNDS } from '../../figure/print/print-figure.ts';
import { TEXT_MODES } from '../../figure/print/svg-file.ts';
import { FIGURES } from './words.ts';

interface ChoiceProps<T extends string | number> {
  readonly legend: string;
  readonly options: readonly (readonly [T, string])[];
  readonly value: T;
  readonly onChange: (value: T) => void;
  /** Beside each other. */
  readonly isRow?: boolean;
  /** After the options. */
  readonly children?: ReactNode;
}

/** One of several, as radio buttons. */
function Choice<T extends string | number>({
  legend,
  options,
  value,
  onChange,
  isRow = false,
  children,
}: ChoiceProps<T>) {
  const name = useId();
  return (
    <fieldset className={isRow ? 'figure-choice figure-choice-row' : 'figure-choice'}>
      <legend>{legend}</legend>
      {options.map(([option, label]) => (
        <label key={option}>
          <input type="radio" name={name} checked={option === value} onChange={() => onChange(option)} />
          {label}
        </label>
      ))}
      {children}
    </fieldset>
  );
}

interface FigureOptionsProps {
  readonly choice: FigureChoice;
  readonly onChange: (change: Partial<FigureChoice>) => void;
}

function OwnWidth({ choice, onChange }: FigureOptionsProps) {
  const rule = useId();
  const isWrong = !isPrintable(choice.ownWidth);
  return (
    <span className="figure-own-width">
      <input
        type="number"
        aria-label={FIGURES.ownWidth}
        aria-invalid={isWrong}
        aria-describedby={rule}
        min={WIDTH_BOUNDS.least}
        max={WIDTH_BOUNDS.most}
        value={Number.isNaN(choice.ownWidth) ? '' : choice.ownWidth}
        onChange={({ currentTarget }) => onChange({ ownWidth: currentTarget.valueAsNumber })}
      />
      {FIGURES.millimetres}
      <small id={rule} className={isWrong ? 'figure-wrong' : undefined}>
        {FIGURES.widthRule(WIDTH_BOUNDS.least, WIDTH_BOUNDS.most)}
      </small>
    </span>
  );
}

/** Width, format, text and colours of a figure. */
export function FigureOptions({ choice, onChange }: FigureOptionsProps) {
  return (
    <>
      <Choice
        legend={FIGURES.width}
        options={WIDTH_NAMES.map((name) => [name, FIGURES.widths[name]] as const)}
        value={choice.width}
        onChange={(width) => onChange({ width })}
      >
        {choice.width === 'own' && <OwnWidth choice={choice} onChange={onChange} />}
      </Choice>
      <Choice
        legend={FIGURES.format}
        isRow
        options={FIGURE_FORMATS.map((format) => [format, format.toUpperCase()] as const)}
        value={choice.format}
        onChange={(format) => onChange({ format })}
      />
      {choice.format === 'png' ? (
        <Choice
          legend={FIGURES.resolution}
          isRow
          options={PNG_RESOLUTIONS.map((count) => [count, FIGURES.dotsPerInch(count)] as const)}
          value={choice.resolution}
          onChange={(resolution) => onChange({ resolution })}
        />
      ) : (
        <Choice
          legend={FIGURES.text}
          options={TEXT_MODES.map((mode) => [mode, FIGURES.texts[mode]] as const)}
          value={choice.text}
          onChange={(text) => onChange({ text })}
        />
      )}
      <Choice
        legend={FIGURES.colours}
        isRow
        options={[
          ['colour', FIGURES.colour],
          ['grey', FIGURES.grey],
        ]}
        value={choice.isGrey ? 'grey' : 'colour'}
        onChange={(value) => onChange({ isGrey: value === 'grey' })}
      />
    </>
  );
}
