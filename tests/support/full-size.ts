/** Whether the environment says LONG=1, as `npm run test:long` does; in Node or, by vite.config.ts, in the browser. */
export const isFullSize = (globalThis.process?.env.LONG ?? import.meta.env.LONG) === '1';

/** All cases at full size, else the first `count`: those that differ most stand first. */
export const atSize = <Case>(count: number, cases: readonly Case[]): readonly Case[] =>
  isFullSize ? cases : cases.slice(0, count);
