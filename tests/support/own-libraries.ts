import { afterEach, beforeEach } from 'vitest';
import { type Library, openLibrary } from '../../src/library/library.ts';
import { parseSweepSpec, type SweepSpec } from '../../src/sweep/spec/sweep-spec.ts';

/** Four runs of a hundred steps: a moment of training. */
export const hundredSteps = (name: string): SweepSpec =>
  parseSweepSpec({
    version: 1,
    name,
    dataset: { source: { kind: 'moons' }, trainCount: 64, testCount: 64 },
    model: { hidden: [8] },
    grid: { learningRates: [0.1, 0.4], batchSizes: [8], seeds: 2 },
    budget: { kind: 'steps', steps: 100 },
  });

let made = 0;

/** The libraries of this browser that the tests of a file open: each test begins with one of its own, empty, as on a first visit. */
export class OwnLibraries {
  /** Of the database. */
  name = '';
  /** Connections of this test, which are closed after it. */
  opened: Library[] = [];

  constructor() {
    beforeEach(() => {
      this.name = `sgdscope-test-${made++}`;
      sessionStorage.clear();
      localStorage.clear();
    });
    afterEach(() => this.close());
  }

  readonly open = async (): Promise<Library> => {
    const library = await openLibrary(this.name);
    this.opened.push(library);
    return library;
  };

  close(): void {
    for (const { database } of this.opened) database.close();
    this.opened = [];
  }
}
