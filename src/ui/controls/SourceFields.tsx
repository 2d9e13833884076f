import { lazy } from 'react';
import type { z } from 'zod';
import { type Control, controlsOf } from '../../data/control.ts';
import { generators } from '../../data/registry.ts';
import { type DatasetSpec, datasetSpec } from '../../data/spec.ts';
import { LazyPart } from '../shell/LazyPart.tsx';
import { ChoiceField, NumberField } from './fields.tsx';
import { CONTROLS } from './words.ts';

const LazyEditor = lazy(() => import('../plane/OwnDataEditor.tsx'));

type Source = DatasetSpec['source'];

interface SourceFieldsProps {
  readonly source: Source;
  readonly onChange: (source: Source) => void;
}

function rangeOf({ min, max, unit }: Extract<Control, { type: 'number' }>): string {
  const { units } = CONTROLS.data;
  return `${min}–${max}${unit ? ` ${(units as Readonly<Record<string, string>>)[unit] ?? unit}` : ''}`;
}

/** The parameters of a generator, as its registry entry describes them. */
export function SourceFields({ source, onChange }: SourceFieldsProps) {
  const generator = generators.find(({ kind }) => kind === source.kind);
  if (!generator) return null;
  const values = source as unknown as Record<string, number | string>;
  const schemas = generator.parameters.shape as unknown as Record<string, z.ZodType<number>>;
  const set = (name: string, value: number | string) =>
    onChange(datasetSpec.shape.source.parse({ ...source, [name]: value }));
  const labels: Readonly<Record<string, string>> = CONTROLS.generatorParameters[generator.kind];
  return controlsOf(generator.parameters).map((control) => {
    if (control.type === 'points' || control.type === 'formula')
      return (
        <div key={`${source.kind} ${control.name}`} className="field-wide">
          <LazyPart>
            <LazyEditor kind={source.kind} />
          </LazyPart>
        </div>
      );
    // A part of the editor of formulas.
    if (control.type === 'thresholds') return null;
    const { name } = control;
    const label = labels[name] ?? control.label;
    const key = `${source.kind} ${name}`;
    if (control.type === 'choice')
      return (
        <ChoiceField
          key={key}
          label={label}
          value={String(values[name])}
          options={control.options.map((option) => [option, CONTROLS.generatorOptions[option] ?? option] as const)}
          onChange={(value) => set(name, value)}
        />
      );
    const schema = schemas[name];
    if (!schema) return null;
    return (
      <NumberField
        key={key}
        label={label}
        hint={rangeOf(control)}
        value={Number(values[name])}
        schema={schema}
        onChange={(value) => set(name, value)}
      />
    );
  });
}
