import { type ReactNode, Suspense } from 'react';
import { ViewBoundary } from './ViewBoundary.tsx';

interface LazyPartProps {
  /** Shown while the part is being fetched. */
  readonly fallback?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a view that is fetched when it is first shown; where it cannot be, it says so and the rest of the view stays. */
export const LazyPart = ({ fallback = null, children }: LazyPartProps) => (
  <ViewBoundary isPart>
    <Suspense fallback={fallback}>{children}</Suspense>
  </ViewBoundary>
);
