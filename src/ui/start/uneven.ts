import type { Trend } from './finding.ts';

/** Whether ranks say one direction and the means at the smallest and the largest η/B another. */
export function isUneven(trend: Trend): trend is Trend & { readonly direction: 'falls' | 'rises' } {
  const { direction, means } = trend;
  const [first, last] = [means[0], means.at(-1)];
  return direction !== 'unclear' && !!first && !!last && last.mean < first.mean !== (direction === 'falls');
}
