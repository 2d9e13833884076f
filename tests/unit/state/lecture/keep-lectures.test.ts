import { expect, test } from 'vitest';
import type { LectureShelf } from '../../../../src/library/lecture-shelf.ts';
import type { LectureRow } from '../../../../src/library/library-database.ts';
import { LibraryError } from '../../../../src/library/library-error.ts';
import { createLectureKeeper } from '../../../../src/state/lecture/keep-lectures.ts';
import { parseLecture } from '../../../../src/state/lecture/lecture-file.ts';
import { smallLecture } from '../../../support/lectures.ts';

/** A shelf in memory with the rule of the one in IndexedDB. */
function memoryShelf() {
  const rows = new Map<string, LectureRow>();
  const shelf: LectureShelf = {
    watch: () => () => {},
    async put(row, known) {
      const held = rows.get(row.id);
      if (held && held.changed !== known) throw new LibraryError('taken', 'changed since');
      rows.set(row.id, row);
    },
    remove: async (id) => void rows.delete(id),
  };
  return { rows, shelf };
}

const faults: (string | null)[] = [];
const keeperOf = (shelf: LectureShelf | null, onMoved = (_from: string, _to: string) => {}) =>
  createLectureKeeper({ shelf: () => shelf, onMoved, onFault: (fault) => faults.push(fault) });
const titled = (title: string) => ({ ...smallLecture(), title });

test('the last state of a lecture is written, as a file that can be read', async () => {
  const { rows, shelf } = memoryShelf();
  const keeper = keeperOf(shelf);
  for (const title of ['a', 'b', 'c']) keeper.keep({ id: 'x', lecture: titled(title) });
  await keeper.flush();
  const row = rows.get('x');
  expect(row).toMatchObject({ title: 'c', steps: 2 });
  expect(parseLecture(row?.text ?? '', 'x')).toEqual(titled('c'));
  keeper.keep({ id: 'x', lecture: titled('d') });
  await keeper.flush();
  expect(rows.get('x')?.title).toBe('d');
  expect(rows.size).toBe(1);
});

test('two lectures are both written', async () => {
  const { rows, shelf } = memoryShelf();
  const keeper = keeperOf(shelf);
  keeper.keep({ id: 'x', lecture: titled('a') });
  keeper.keep({ id: 'y', lecture: titled('b') });
  await keeper.flush();
  expect([...rows.values()].map(({ title }) => title)).toEqual(['a', 'b']);
});

test('a lecture that another page has changed meanwhile is kept beside that, and nothing is lost', async () => {
  const { rows, shelf } = memoryShelf();
  const moves: [string, string][] = [];
  const [here, there] = [keeperOf(shelf, (...move) => void moves.push(move)), keeperOf(shelf)];
  here.keep({ id: 'x', lecture: titled('a') });
  await here.flush();
  there.know('x', rows.get('x')?.changed ?? 0);
  there.keep({ id: 'x', lecture: titled('changed there') });
  await there.flush();
  here.keep({ id: 'x', lecture: titled('changed here') });
  await here.flush();
  expect([...rows.values()].map(({ title }) => title).sort()).toEqual(['changed here', 'changed there']);
  expect(moves).toEqual([['x', expect.stringMatching(/^[0-9a-f]{24}$/)]]);
  expect(rows.get('x')?.title).toBe('changed there');
});

test('a fault of the storage is told, and so is its end', async () => {
  const { shelf } = memoryShelf();
  let isFull = true;
  const keeper = keeperOf({
    ...shelf,
    put: (...given) => (isFull ? Promise.reject(new LibraryError('full', 'no room')) : shelf.put(...given)),
  });
  faults.length = 0;
  keeper.keep({ id: 'x', lecture: titled('a') });
  await keeper.flush();
  isFull = false;
  keeper.keep({ id: 'x', lecture: titled('b') });
  await keeper.flush();
  expect(faults).toEqual(['no room', null]);
});
