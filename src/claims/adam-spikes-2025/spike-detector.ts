/** A loss of this multiple of the lowest one before it begins a spike, which ends below the root of that multiple. */
export const SPIKE_FACTOR = 3;

/** Tells of each loss in turn whether a spike begins with it. */
export function spikeDetector(): { next(loss: number): 'begins' | 'inside' | 'outside' } {
  let lowest = Number.POSITIVE_INFINITY;
  let isInside = false;
  return {
    next(loss) {
      if (isInside) {
        if (loss > Math.sqrt(SPIKE_FACTOR) * lowest) return 'inside';
        isInside = false;
        lowest = loss;
        return 'outside';
      }
      lowest = Math.min(lowest, loss);
      isInside = loss >= SPIKE_FACTOR * lowest;
      return isInside ? 'begins' : 'outside';
    },
  };
}
