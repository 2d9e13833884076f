import { Slider } from '@mantine/core';
import { MICROSCOPE } from './words.ts';

interface StepSliderProps {
  /** Steps that can be chosen, ascending. */
  readonly steps: readonly number[];
  readonly step: number;
  onStep(step: number): void;
}

/** Selects a checkpoint of a run; arrow keys move by one. */
export function StepSlider({ steps, step, onStep }: StepSliderProps) {
  return (
    <Slider
      className="step-slider"
      size={4}
      thumbSize={18}
      min={0}
      max={Math.max(1, steps.length - 1)}
      step={1}
      value={Math.max(0, steps.indexOf(step))}
      onChange={(index) => onStep(steps[index] ?? step)}
      label={(index) => MICROSCOPE.step.at(steps[index] ?? step)}
      thumbLabel={MICROSCOPE.step.name}
    />
  );
}
