import { afterAll, afterEach, expect } from 'vitest';
import { takeBreaches } from './policy-watch.ts';

// Set-up of the project e2e: fails each test in which a page did what no page may. A report may come late: after the last test
// of a file there is one more look.
const expectNone = () => expect(takeBreaches(), 'what pages did that none may').toEqual([]);
afterEach(expectNone);
afterAll(expectNone);
