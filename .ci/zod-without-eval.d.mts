import type { Plugin } from 'vite';

/** Has zod compile no schema to a function, which the page's policy forbids. */
export function zodWithoutEval(): Plugin;
