import { generators } from './registry.ts';
import type { DatasetSpec, RemoteId } from './spec.ts';

export const REMOTE_TITLES: Readonly<Record<RemoteId, string>> = {
  mnist: 'MNIST',
  'fashion-mnist': 'Fashion-MNIST',
  'cifar-10': 'CIFAR-10',
};

/** What a source of data is called: "Two moons", "MNIST", the name of a file. */
export function sourceTitle(source: DatasetSpec['source']): string {
  if (source.kind === 'remote') return REMOTE_TITLES[source.id];
  if (source.kind === 'file') return source.name;
  return generators.find(({ kind }) => kind === source.kind)?.title ?? source.kind;
}
