import { SegmentedControl } from '@mantine/core';
import type { z } from 'zod';
import { formatShort } from '../../figure/format-number.ts';
import { batchSizeAxis, batchSizesOf, learningRateAxis, learningRatesOf } from '../../sweep/spec/axis.ts';
import { TextField } from './fields.tsx';
import { RangeFields } from './RangeFields.tsx';
import { listReader } from './read-text.ts';
import { readSeeds, showSeeds } from './seed-text.ts';
import { useDraftPart } from './use-draft.ts';
import type { ReadText } from './use-field-text.ts';

type Rates = z.infer<typeof learningRateAxis>;
type Sizes = z.infer<typeof batchSizeAxis>;

const [rateList] = learningRateAxis.options;
const [sizeList] = batchSizeAxis.options;

const showList = (values: readonly (number | string)[]) =>
  values.map((value) => (typeof value === 'number' ? formatShort(value, 12) : value)).join(', ');

function ModeChoice({
  label,
  isList,
  onChange,
}: {
  label: string;
  isList: boolean;
  onChange: (isList: boolean) => void;
}) {
  return (
    <div className="field-wide field-label">
      <strong>{label}</strong>
      <SegmentedControl
        aria-label={`${label} as`}
        value={isList ? 'list' : 'range'}
        onChange={(value) => onChange(value === 'list')}
        data={['list', 'range']}
      />
    </div>
  );
}

function RateAxis({ axis, onChange }: { axis: Rates; onChange: (axis: Rates) => void }) {
  const values = learningRatesOf(axis);
  const toRange = () => ({ from: Math.min(...values), to: Math.max(...values), count: values.length });
  return (
    <>
      <ModeChoice
        label="Learning rate η"
        isList={Array.isArray(axis)}
        onChange={(isList) => onChange(isList ? values : toRange())}
      />
      {Array.isArray(axis) ? (
        <TextField
          wide
          label="Values"
          hint="> 0, at most 64 values"
          value={axis}
          show={showList}
          read={listReader(rateList)}
          onChange={onChange}
        />
      ) : (
        <RangeFields axis={axis} schema={learningRateAxis.options[1]} hint="> 0" onChange={onChange} />
      )}
    </>
  );
}

/** Batch sizes that a data set of so many examples can give. */
const sizesUpTo =
  (examples: number): ReadText<(number | 'full')[]> =>
  (text) => {
    const result = listReader<(number | 'full')[]>(sizeList, ['full'])(text);
    const large = 'value' in result ? result.value.find((size) => size !== 'full' && size > examples) : undefined;
    if (large === undefined) return result;
    return { fault: `must be at most ${examples}, the number of training examples, got ${large}` };
  };

function SizeAxis({ axis, examples, onChange }: { axis: Sizes; examples: number; onChange: (axis: Sizes) => void }) {
  const sizes = Array.isArray(axis) ? axis.map((size) => (size === 'full' ? examples : size)) : [axis.from, axis.to];
  const toRange = () => ({ from: Math.min(...sizes), to: Math.max(...sizes), count: sizes.length });
  const toList = () => (Array.isArray(axis) ? axis : batchSizesOf(axis, examples));
  return (
    <>
      <ModeChoice
        label="Batch size B"
        isList={Array.isArray(axis)}
        onChange={(isList) => onChange(isList ? toList() : toRange())}
      />
      {Array.isArray(axis) ? (
        <TextField
          wide
          label="Values"
          hint={`1 to ${examples}, or full`}
          value={axis}
          show={showList}
          read={sizesUpTo(examples)}
          onChange={onChange}
        />
      ) : (
        <RangeFields axis={axis} schema={batchSizeAxis.options[1]} hint={`1 to ${examples}`} onChange={onChange} />
      )}
    </>
  );
}

/** The grid of runs: η × B × seeds. */
export function GridControls() {
  const [grid, edit] = useDraftPart('grid');
  const [{ trainCount, seeds: dataSeeds }] = useDraftPart('dataset');
  return (
    <div className="fields">
      <RateAxis axis={grid.learningRates} onChange={(learningRates) => edit({ learningRates })} />
      <SizeAxis axis={grid.batchSizes} examples={trainCount} onChange={(batchSizes) => edit({ batchSizes })} />
      <TextField
        wide
        label="Seeds"
        hint="how many, or a list"
        value={grid.seeds}
        show={showSeeds}
        read={readSeeds}
        onChange={(seeds) => edit({ seeds })}
        note={
          dataSeeds === undefined
            ? 'Every cell is trained once per seed; intervals are over seeds.'
            : 'Every cell is trained once per seed on each data set; intervals are over data seeds.'
        }
      />
    </div>
  );
}
