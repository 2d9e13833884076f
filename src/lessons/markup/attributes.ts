import type { SweepSpec } from '../../sweep/spec/sweep-spec.ts';
import type { FindingRule } from '../findings/finding-rule.ts';
import { lessonGridOf } from '../lesson-grid.ts';
import type { LessonPlace } from '../lesson-quantity.ts';
import { lessonFault, type PlacedNode } from './lesson-fault.ts';

/** What the parts of a lesson are read against. */
export interface LessonContext {
  readonly file: string;
  readonly spec: SweepSpec;
  readonly findings: Readonly<Record<string, FindingRule>>;
  /** Names of findings that some text has used. */
  readonly used: Set<string>;
  readonly predictions: Set<string>;
}

/** A directive, as far as its name and attributes are concerned. */
export interface DirectiveNode extends PlacedNode {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string | null | undefined>> | null | undefined;
}

/** Reads the attributes of one directive; `done` refuses those that were not asked for. */
export class Attributes {
  readonly #node: DirectiveNode;
  readonly #context: LessonContext;
  readonly #asked = new Set<string>();

  constructor(node: DirectiveNode, context: LessonContext) {
    this.#node = node;
    this.#context = context;
  }

  fault(rule: string): Error {
    return lessonFault(this.#context.file, this.#node, `directive "${this.#node.name}": ${rule}`);
  }

  optional(name: string): string | undefined {
    this.#asked.add(name);
    return this.#node.attributes?.[name] ?? undefined;
  }

  text(name: string): string {
    const value = this.optional(name);
    if (value === undefined || value === '') throw this.fault(`it must have ${name}="…". Add it.`);
    return value;
  }

  oneOf<T extends string>(name: string, all: readonly T[], otherwise?: T): T {
    const value = otherwise === undefined ? this.text(name) : (this.optional(name) ?? otherwise);
    const found = all.find((each) => each === value);
    if (found === undefined) throw this.fault(`${name} must be one of ${all.join(', ')}, got "${value}". Correct it.`);
    return found;
  }

  number(name: string, otherwise?: number): number {
    const text = this.optional(name) ?? (otherwise === undefined ? this.text(name) : String(otherwise));
    const value = Number(text);
    if (!Number.isFinite(value)) throw this.fault(`${name} must be a number, got "${text}". Correct it.`);
    return value;
  }

  /** "0.1, 32": a cell of the grid; B may be "full". */
  place(name: string): LessonPlace {
    return this.#placeIn(name, this.text(name));
  }

  /** Cells between semicolons; none for "all". */
  places(name: string): readonly LessonPlace[] | undefined {
    const text = this.optional(name);
    if (text === 'all') return [];
    return text?.split(';').map((each) => this.#placeIn(name, each));
  }

  learningRate(name: string): number {
    const value = this.number(name);
    const { learningRates } = lessonGridOf(this.#context.spec);
    if (!learningRates.includes(value))
      throw this.fault(`${name} must be a learning rate of the grid (${learningRates.join(', ')}), got ${value}.`);
    return value;
  }

  batchSize(name: string): number {
    return this.#sizeIn(name, this.text(name));
  }

  finding(name = 'finding'): string {
    const value = this.text(name);
    const { findings, used } = this.#context;
    if (findings[value] === undefined)
      throw this.fault(
        `${name} must be one of the front matter's findings, got "${value}". Correct it or add it there.`,
      );
    used.add(value);
    return value;
  }

  done(): void {
    const spare = Object.keys(this.#node.attributes ?? {}).filter((name) => !this.#asked.has(name));
    if (spare.length > 0) throw this.fault(`it has no attribute ${spare.join(', ')}. Remove it (README.md).`);
  }

  #sizeIn(name: string, text: string): number {
    const { spec } = this.#context;
    const { batchSizes } = lessonGridOf(spec);
    const size = text.trim() === 'full' ? spec.dataset.trainCount : Number(text);
    if (!batchSizes.includes(size))
      throw this.fault(
        `${name} must have a B of the grid (${batchSizes.join(', ')}), got "${text.trim()}". Correct it.`,
      );
    return size;
  }

  #placeIn(name: string, text: string): LessonPlace {
    const [rate = '', size = '', ...more] = text.split(',');
    const { learningRates } = lessonGridOf(this.#context.spec);
    if (more.length > 0 || !learningRates.includes(Number(rate)))
      throw this.fault(
        `${name} must be "η, B" with η of the grid (${learningRates.join(', ')}), got "${text.trim()}". Correct it.`,
      );
    return { learningRate: Number(rate), batchSize: this.#sizeIn(name, size) };
  }
}
