/**
 * The words of a name in lower case, split at capitals and at everything that is not a letter: `trainImages-idx3` has train,
 * images and idx. So `latest` and `contest` do not count as test sets.
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

/** The split that the words of a name indicate; `t10k` is MNIST's test set. Undefined if they indicate none or two. */
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
/** Arrays that describe the others, like scikit-learn's `target_names`. */
const ABOUT_WORDS: ReadonlySet<string> = new Set(['name', 'names', 'filename']);

/** Whether the words of a name indicate inputs or labels; labels win, as in `image_labels`. Undefined if neither. */
export function kindOf(name: string): 'inputs' | 'labels' | undefined {
  const words = wordsOf(name);
  if (words.some((word) => ABOUT_WORDS.has(word))) return undefined;
  const told = new Set(words.flatMap((word) => KIND_WORDS[word] ?? []));
  if (told.has('labels')) return 'labels';
  return told.has('inputs') ? 'inputs' : undefined;
}
