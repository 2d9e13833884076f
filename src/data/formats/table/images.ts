import type { MissingColumn } from '../../raw-dataset.ts';
import type { Reading } from '../../reading.ts';
import { fileFault } from '../named-bytes.ts';
import { squareSide } from './find-label.ts';
import type { InputPlan } from './plan-inputs.ts';
import type { Profile } from './profile.ts';
import { columnChoices, type Table } from './table.ts';

/** Whether all inputs are whole numbers in [0, 255], some of them above 1. */
function areBytes({ columns }: Profile, plan: InputPlan): boolean {
  const used = plan.columns.map(({ column }) => columns[column]);
  return (
    plan.columns.every(({ words }) => !words) &&
    used.every(({ integers, min, max }) => integers && min >= 0 && max <= 255) &&
    used.some(({ max }) => max > 1)
  );
}

/** The chosen image shape, and whether inputs are bytes; undefined if none is chosen. */
export function checkImage(
  table: Table,
  profile: Profile,
  { plan, missing, image }: { plan: InputPlan; missing: readonly MissingColumn[]; image: Reading['image'] },
): { shape: readonly number[]; asBytes: boolean } | undefined {
  if (!image) return undefined;
  const size = image[0] * image[1] * image[2];
  if (size !== plan.names.length)
    throw fileFault(table.name, `line ${table.widthLine}`, {
      what: 'number of inputs',
      rule: `${size}, for images of ${image.join('×')}`,
      got: plan.names.length,
      fix: 'Choose another image shape, or ignore columns that are not pixels.',
      choice: { fields: ['image', 'ignore'], columns: columnChoices(table) },
    });
  if (missing.length > 0)
    throw fileFault(table.name, 'columns', {
      what: 'pixels of images',
      rule: 'complete',
      got: `missing values in ${missing.length} columns`,
      fix: 'Choose to drop rows with missing values.',
      choice: { fields: ['missing'], values: ['drop'] },
    });
  return { shape: image, asBytes: areBytes(profile, plan) };
}

/** A warning that rows may be images, like MNIST in CSV. */
export function mayBeImages(profile: Profile, plan: InputPlan): string[] {
  const side = squareSide(plan.names.length);
  if (side === undefined || !areBytes(profile, plan)) return [];
  const shape = `${side}×${side}×1`;
  return [
    `The ${plan.names.length} inputs are whole numbers from 0 to 255 and may be the pixels of images: ` +
      `choose the image shape ${shape} to read them as such.`,
  ];
}
