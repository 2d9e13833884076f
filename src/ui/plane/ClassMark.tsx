import { markPath } from './plane-scene.ts';

/** The mark of a class, as in a legend. */
export const ClassMark = ({ label, use = 'train' }: { readonly label: number; readonly use?: string }) => (
  <svg className="class-mark" width={14} height={14} aria-hidden="true">
    <path className={`plane-mark plane-class-${label} plane-${use}`} d={markPath(label, [7, 7])} />
  </svg>
);
