import { parseReferenceFile, type ReferenceFile } from '../../src/probes/reference/reference-file.ts';

// A static glob: the same list in Node and in the browser project.
const contents = import.meta.glob('../reference/*.json', { eager: true, import: 'default' });

/** Every file of tests/reference, parsed. */
export const REFERENCE_FILES: readonly ReferenceFile[] = Object.values(contents).map((content) =>
  parseReferenceFile(content),
);
