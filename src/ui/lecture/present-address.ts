import type { LectureAddress } from '../../state/lecture/lecture-state.ts';
import { PRESENT_LINK } from '../route.ts';

/** The lecture that comes with the page. */
export const EXAMPLE_LECTURE = 'lectures/same-ratio.lecture.json';

/** What the address asks to present. */
export interface PresentAddress {
  /** null: the lecture of this browser that is open. */
  readonly source: LectureAddress | null;
  /** From 1; 0 where the address names none. */
  readonly step: number;
  /** Whether the step is to be opened on the board instead, as those who are handed its code do. */
  readonly opensBoard: boolean;
}

/** Where all lectures are listed, also while one is open. */
export const ALL_LECTURES_LINK = `${PRESENT_LINK}?all`;
export const listsAll = (fragment: string): boolean => fragment === ALL_LECTURES_LINK;

const wholeNumber = (text: string | null) => (text !== null && /^\d{1,4}$/.test(text) ? Number(text) : 0);

/** What a fragment asks to present; what it says otherwise is ignored. */
export function presentAddress(fragment: string): PresentAddress {
  const query = new URLSearchParams(fragment.slice(PRESENT_LINK.length).replace(/^\/?\??/, ''));
  const [script, packed] = [query.get('script'), query.get('lecture')];
  const source: LectureAddress | null =
    script !== null ? { kind: 'script', path: script } : packed !== null ? { kind: 'packed', packed } : null;
  return { source, step: wholeNumber(query.get('step')), opensBoard: query.has('board') };
}

/** The fragment that asks for it. */
export function presentFragment({ source, step, opensBoard }: PresentAddress): string {
  const parts = [
    ...(source?.kind === 'script' ? [`script=${encodeURIComponent(source.path).replaceAll('%2F', '/')}`] : []),
    ...(source?.kind === 'packed' ? [`lecture=${source.packed}`] : []),
    ...(step > 0 ? [`step=${step}`] : []),
    ...(opensBoard ? ['board'] : []),
  ];
  return parts.length > 0 ? `${PRESENT_LINK}?${parts.join('&')}` : PRESENT_LINK;
}
