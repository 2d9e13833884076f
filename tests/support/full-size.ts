/** Whether the environment says LONG=1, as `npm run test:long` does; in Node or, by vite.config.ts, in the browser. */
export const isFullSize = (globalThis.process?.env.LONG ?? import.meta.env.LONG) === '1';
