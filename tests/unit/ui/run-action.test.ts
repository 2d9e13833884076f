import { expect, test } from 'vitest';
import { runAction } from '../../../src/ui/run-button/run-action.ts';

test.each([
  [undefined, 'run'],
  ['preparing', 'pause'],
  ['running', 'pause'],
  ['paused', 'resume'],
  ['stopping', 'run'],
  ['stopped', 'run'],
  ['failed', 'run'],
  ['finished', 'run'],
] as const)('the primary button beside a sweep that is %s: %s', (status, action) => {
  expect(runAction(status, { isFollowing: false, isChanged: false })).toBe(action);
  expect(runAction(status, { isFollowing: true, isChanged: false })).toBe('run'); // another tab trains it
  expect(runAction(status, { isFollowing: false, isChanged: true })).toBe('run'); // the draft asks for another sweep
});
