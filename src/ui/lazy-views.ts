import { lazy } from 'react';

/** The views that load when they are first opened. */
const LOADERS = {
  workbench: () => import('./workbench/WorkbenchView.tsx'),
  lessons: () => import('./lessons/LessonsView.tsx'),
  claims: () => import('./claims/ClaimsView.tsx'),
  measure: () => import('./measure/MeasureView.tsx'),
  glossary: () => import('./glossary/GlossaryView.tsx'),
  present: () => import('./lecture/PresentView.tsx'),
} as const;
export type ViewName = keyof typeof LOADERS;

export const LazyWorkbench = lazy(LOADERS.workbench);
export const LazyLessons = lazy(LOADERS.lessons);
export const LazyClaims = lazy(LOADERS.claims);
export const LazyMeasure = lazy(LOADERS.measure);
export const LazyGlossary = lazy(LOADERS.glossary);
export const LazyPresent = lazy(LOADERS.present);

/** Fetches a view that is likely to be opened next. One that cannot be fetched is fetched again when it is opened. */
export function preloadView(name: ViewName): void {
  LOADERS[name]().catch(() => {});
}
