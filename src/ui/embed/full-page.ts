import type { MouseEvent } from 'react';
import { pagePlace } from '../public-address.ts';

/** The address of the full page with a fragment. */
export const fullPage = (fragment: string): string => new URL(`./${fragment}`, pagePlace().base).href;

/** A link to another view opens the full page in a new tab: in the frame it would change the history of the page around it. */
export function openElsewhere({ target }: MouseEvent): void {
  const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[href^="#"]') : null;
  if (!link) return;
  link.href = fullPage(link.getAttribute('href') ?? '');
  link.target = '_blank';
  link.rel = 'noopener';
}
