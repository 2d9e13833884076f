import type { TraceColumns } from '../../sweep/results/trace-store.ts';
import type { TracePoint } from './trace-line.ts';

interface PlacedIndex {
  readonly x: number;
  readonly y: number;
  readonly index: number;
}

/** Where a sample is drawn: null where it is not; `ends` where the line ends with it. */
export type Place = (step: number, value: number) => { x: number; y: number; ends: boolean } | null;

/**
 * The points of one trace on a plot, at most two for each column of pixels (the highest and the lowest there, in order of
 * time) and the last. Samples are read once, as they come; a redraw costs what is drawn, not what is held.
 */
export class TracePoints {
  #seen = 0;
  #insertions: number;
  #ended = false;
  /** Of the columns to the left of the last. */
  #drawn: TracePoint[] = [];
  /** Of the last column: its highest and lowest points in order of time, and its last. */
  #open: PlacedIndex[] = [];
  #last: PlacedIndex | null = null;

  constructor(
    private readonly trace: TraceColumns,
    private readonly place: Place,
  ) {
    this.#insertions = trace.insertions;
  }

  /** The points of the samples so far. */
  read(): TracePoint[] {
    if (this.#insertions !== this.trace.insertions) this.#restart();
    for (; this.#seen < this.trace.length && !this.#ended; this.#seen++) {
      const at = this.place(this.trace.step(this.#seen), this.trace.value(this.#seen));
      if (at === null) continue;
      this.#add({ x: at.x, y: at.y, index: this.#seen });
      this.#ended = at.ends;
    }
    const open = this.#open.map((point) => this.#pointOf(point));
    const last = this.#last && !this.#open.includes(this.#last) ? [this.#pointOf(this.#last)] : [];
    return [...this.#drawn, ...open, ...last];
  }

  #restart(): void {
    this.#seen = 0;
    this.#insertions = this.trace.insertions;
    this.#ended = false;
    this.#drawn = [];
    this.#open = [];
    this.#last = null;
  }

  #add(point: PlacedIndex): void {
    if (this.#last && Math.floor(this.#last.x) !== Math.floor(point.x)) {
      for (const each of this.#open) this.#drawn.push(this.#pointOf(each));
      this.#open = [];
    }
    this.#last = point;
    if (this.#open.length < 2) this.#open.push(point);
    else this.#open = outermost([...this.#open, point]);
  }

  #pointOf({ x, y, index }: PlacedIndex): TracePoint {
    return { x, y, sample: this.trace.sample(index) };
  }
}

/** The lowest and the highest of three points, in their order. */
function outermost(points: readonly PlacedIndex[]): PlacedIndex[] {
  const heights = points.map(({ y }) => y);
  const [lowest, highest] = [heights.indexOf(Math.max(...heights)), heights.indexOf(Math.min(...heights))];
  return points.filter((_, i) => i === lowest || i === highest);
}
