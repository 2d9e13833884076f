import type { z } from 'zod';
import { formatShort } from '../../figure/format-number.ts';
import { batchSizeAxis, batchSizesOf, learningRateAxis, learningRatesOf } from '../../sweep/spec/axis.ts';
import { TextField } from './fields.tsx';
import { ModeChoice } from './ModeChoice.tsx';
import { RangeFields } from './RangeFields.tsx';
import { listReader, sizesReader } from './read-text.ts';
import { readSeeds, showSeeds } from './seed-text.ts';
import { useDraftPart } from './use-draft.ts';
import { CONTROLS } from './words.ts';

type Rates = z.infer<typeof learningRateAxis>;
type Sizes = z.infer<typeof batchSizeAxis>;

const [rateList] = learningRateAxis.options;
const [sizeList] = batchSizeAxis.options;

const showList = (values: readonly (number | string)[]) =>
  values.map((value) => (typeof value === 'number' ? formatShort(value, 12) : value)).join(', ');

function RateAxis({ axis, onChange }: { axis: Rates; onChange: (axis: Rates) => void }) {
  const values = learningRatesOf(axis);
  const toRange = () => ({ from: Math.min(...values), to: Math.max(...values), count: values.length });
  return (
    <>
      <ModeChoice
        label={CONTROLS.grid.rate}
        term="learningRate"
        isList={Array.isArray(axis)}
        onChange={(isList) => onChange(isList ? values : toRange())}
      />
      {Array.isArray(axis) ? (
        <TextField
          wide
          label={CONTROLS.grid.values}
          hint={CONTROLS.grid.ratesHint}
          value={axis}
          show={showList}
          read={listReader(rateList)}
          onChange={onChange}
        />
      ) : (
        <RangeFields
          axis={axis}
          schema={learningRateAxis.options[1]}
          hint={CONTROLS.grid.rateHint}
          onChange={onChange}
        />
      )}
    </>
  );
}

function SizeAxis({ axis, examples, onChange }: { axis: Sizes; examples: number; onChange: (axis: Sizes) => void }) {
  const sizes = Array.isArray(axis) ? axis.map((size) => (size === 'full' ? examples : size)) : [axis.from, axis.to];
  const toRange = () => ({ from: Math.min(...sizes), to: Math.max(...sizes), count: sizes.length });
  const toList = () => (Array.isArray(axis) ? axis : batchSizesOf(axis, examples));
  return (
    <>
      <ModeChoice
        label={CONTROLS.grid.size}
        term="batchSize"
        isList={Array.isArray(axis)}
        onChange={(isList) => onChange(isList ? toList() : toRange())}
      />
      {Array.isArray(axis) ? (
        <TextField
          wide
          label={CONTROLS.grid.values}
          hint={CONTROLS.grid.sizesHint(examples)}
          value={axis}
          show={showList}
          read={sizesReader(sizeList, examples)}
          onChange={onChange}
        />
      ) : (
        <RangeFields
          axis={axis}
          schema={batchSizeAxis.options[1]}
          hint={CONTROLS.grid.sizeHint(examples)}
          onChange={onChange}
        />
      )}
    </>
  );
}

/** The grid of runs: η × B × seeds. */
export function GridControls() {
  const [grid, edit] = useDraftPart('grid');
  const [{ trainCount, seeds: dataSeeds }] = useDraftPart('dataset');
  const { label, hint, overSeeds, overDataSeeds } = CONTROLS.grid.seeds;
  return (
    <div className="fields">
      <RateAxis axis={grid.learningRates} onChange={(learningRates) => edit({ learningRates })} />
      <SizeAxis axis={grid.batchSizes} examples={trainCount} onChange={(batchSizes) => edit({ batchSizes })} />
      <TextField
        wide
        label={label}
        hint={hint}
        term="seed"
        value={grid.seeds}
        show={showSeeds}
        read={readSeeds}
        onChange={(seeds) => edit({ seeds })}
        note={dataSeeds === undefined ? overSeeds : overDataSeeds}
      />
    </div>
  );
}
