/**
 * The words of a name in lower case, divided at everything that is no letter, at digits and at capitals:
 * `trainImages-idx3` has train, images and idx. A test set is so told from `latest` and `contest`.
 */
export function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([\p{Ll}])(\p{Lu})/gu, '$1 $2')
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());
}

export type SplitWord = 'train' | 'test' | 'validation';

const SPLIT_WORDS: Readonly<Record<string, SplitWord>> = {
  train: 'train',
  training: 'train',
  xtrain: 'train',
  ytrain: 'train',
  test: 'test',
  testing: 'test',
  xtest: 'test',
  ytest: 'test',
  val: 'validation',
  valid: 'validation',
  validation: 'validation',
  xval: 'validation',
  yval: 'validation',
};

/** The split that a name tells, by its words; MNIST's `t10k` is its test set. Undefined where it tells none, or two. */
export function splitInName(name: string): SplitWord | undefined {
  const told = new Set(wordsOf(name).flatMap((word) => SPLIT_WORDS[word] ?? []));
  if (/(?<![\p{L}\d])t10k(?![\p{L}\d])/iu.test(name)) told.add('test');
  return told.size === 1 ? [...told][0] : undefined;
}

const KIND_WORDS: Readonly<Record<string, 'inputs' | 'labels'>> = {
  x: 'inputs',
  xtrain: 'inputs',
  xtest: 'inputs',
  xval: 'inputs',
  data: 'inputs',
  image: 'inputs',
  images: 'inputs',
  input: 'inputs',
  inputs: 'inputs',
  features: 'inputs',
  y: 'labels',
  ytrain: 'labels',
  ytest: 'labels',
  yval: 'labels',
  label: 'labels',
  labels: 'labels',
  target: 'labels',
  targets: 'labels',
  class: 'labels',
  classes: 'labels',
};
/** Arrays of texts about the others, as scikit-learn's `target_names`. */
const ABOUT_WORDS: ReadonlySet<string> = new Set(['name', 'names', 'filename']);

/** Whether a name tells inputs or labels, by its words; undefined where it tells neither. Labels win: `image_labels`. */
export function kindOf(name: string): 'inputs' | 'labels' | undefined {
  const words = wordsOf(name);
  if (words.some((word) => ABOUT_WORDS.has(word))) return undefined;
  const told = new Set(words.flatMap((word) => KIND_WORDS[word] ?? []));
  if (told.has('labels')) return 'labels';
  return told.has('inputs') ? 'inputs' : undefined;
}
