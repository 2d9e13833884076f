/** The version of sgdscope, as package.json has it (a test compares them). */
export const SGDSCOPE_VERSION = '0.1.0';

/** The day on which that version was made, as CITATION.cff has it (a test compares them). */
export const SGDSCOPE_RELEASED = '2026-11-30';
