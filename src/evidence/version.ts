/** The version of sgdscope, as package.json has it (a test compares them). */
export const SGDSCOPE_VERSION = '0.1.0';
