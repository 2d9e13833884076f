import { linkFragment } from '../link/sweep-link.ts';
import type { SweepSpec } from './sweep-spec.ts';

/** The fragment of a link that opens a spec in the workbench. */
export const specFragment = (spec: SweepSpec): string => linkFragment({ spec, board: { view: { page: 'workbench' } } });
