/** What a place has been given so far. */
export interface Load {
  readonly place: number;
  /** What is to be equal. */
  main: number;
  /** What is to be equal where `main` is. */
  second: number;
}

const isLess = (a: Load, b: Load) =>
  a.main !== b.main ? a.main < b.main : a.second !== b.second ? a.second < b.second : a.place < b.place;

/** Places in a binary heap with the least loaded on top; of equals that with the smallest number. */
export function createLoads(places: number) {
  // All alike and in order of their numbers: a heap.
  const heap = Array.from({ length: places }, (_, place): Load => ({ place, main: 0, second: 0 }));
  const sink = () => {
    for (let at = 0; ; ) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      const least = right < places && isLess(heap[right], heap[left]) ? right : left;
      if (least >= places || isLess(heap[at], heap[least])) return;
      [heap[at], heap[least]] = [heap[least], heap[at]];
      at = least;
    }
  };
  return {
    /** Adds to the least loaded place, and returns its number. */
    give(main: number, second: number): number {
      const [top] = heap;
      top.main += main;
      top.second += second;
      sink();
      return top.place;
    },
  };
}
