import { expect, test } from 'vitest';
import type { Notice } from '../../../src/state/notices-state.ts';
import { visibleNotices } from '../../../src/ui/notices/visible-notices.ts';

const notice = (id: string, kind: Notice['kind']): Notice => ({ id, kind, text: id });
const notices = [
  notice('w1', 'warning'),
  notice('i1', 'information'),
  notice('w2', 'warning'),
  notice('i2', 'information'),
  notice('i3', 'information'),
];
const ids = (list: readonly Notice[]) => list.map(({ id }) => id);

test('three are shown: warnings first, the latest first; the others are counted', () => {
  const { warnings, information, more } = visibleNotices(notices, false);
  expect([ids(warnings), ids(information), more]).toEqual([['w2', 'w1'], ['i3'], 2]);
});

test('all of them when asked for', () => {
  const { warnings, information, more } = visibleNotices(notices, true);
  expect([ids(warnings), ids(information), more]).toEqual([['w2', 'w1'], ['i3', 'i2', 'i1'], 0]);
});
