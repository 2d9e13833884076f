import { FILE_FORMATS } from './file-formats.ts';
import type { HostileFormat } from './hostile-format.ts';
import { TEXT_FORMATS } from './text-formats.ts';

/** Everything that is attacked, each with the same number of cases. */
export const HOSTILE_FORMATS: readonly HostileFormat[] = [...FILE_FORMATS, ...TEXT_FORMATS];
