import type { ReadingReport } from '../../reading.ts';
import type { Standardisation } from '../../spec.ts';

/** What a spec should say for a table that is opened: columns have units of their own, pixels of an image do not. */
export const suggestedStandardisation = ({ shape }: Pick<ReadingReport, 'shape'>): Standardisation =>
  shape.length === 1 ? 'perFeature' : 'global';
