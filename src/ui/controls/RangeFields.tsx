import type { z } from 'zod';
import { NumberField } from './fields.tsx';
import { CONTROLS } from './words.ts';

interface Range {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

interface RangeFieldsProps<R extends Range> {
  readonly axis: R;
  readonly schema: z.ZodObject<{ from: z.ZodType<number>; to: z.ZodType<number>; count: z.ZodType<number> }>;
  readonly hint: string;
  readonly onChange: (axis: R) => void;
}

/** A log-spaced range: from, to, and the number of values. */
export function RangeFields<R extends Range>({ axis, schema, hint, onChange }: RangeFieldsProps<R>) {
  const { from, to, count } = schema.shape;
  const words = CONTROLS.grid;
  return (
    <>
      <NumberField
        label={words.from}
        hint={hint}
        value={axis.from}
        schema={from}
        onChange={(value) => onChange({ ...axis, from: value })}
      />
      <NumberField
        label={words.to}
        hint={hint}
        value={axis.to}
        schema={to}
        onChange={(value) => onChange({ ...axis, to: value })}
      />
      <NumberField
        wide
        label={words.count}
        hint={words.countHint}
        value={axis.count}
        schema={count}
        onChange={(value) => onChange({ ...axis, count: value })}
      />
    </>
  );
}
