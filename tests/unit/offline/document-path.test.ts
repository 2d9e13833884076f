import { describe, expect, test } from 'vitest';
import { documentPath } from '../../../src/offline/worker/document-path.ts';

const SCOPE = 'https://example.org/course/sgdscope/';
const DOCUMENTS = ['', 'embed.html'];

describe('the file that a navigation shows', () => {
  test.each([
    ['', ''],
    ['#/claims', ''],
    ['?engine=simd#/workbench', ''],
    ['index.html', ''],
    ['index.html?x=1', ''],
    ['embed.html', 'embed.html'],
    ['embed.html?embed=claim&id=J17-3b', 'embed.html'],
    ['embed?embed=panel', 'embed.html'],
    ['evidence/claims.md', null],
    ['no-such-page', null],
    ['claims/J17-1', null],
    ['screenshot.png', null],
  ])('“%s” → %j', (rest, file) => expect(documentPath(SCOPE + rest, SCOPE, DOCUMENTS)).toBe(file));

  test.each([
    'https://example.org/course/',
    'https://example.org/course/sgdscope',
    'https://other.org/course/sgdscope/',
  ])('of %s is none of the page', (url) => expect(documentPath(url, SCOPE, DOCUMENTS)).toBeNull());
});
