import '../claims/figure.css';
import { useMemo } from 'react';
import { CLAIMS } from '../../claims/registry.ts';
import { figureScene } from '../../figure/figure-scene.ts';
import type { Size } from '../charts/frame.ts';
import { SceneView } from '../claims/SceneView.tsx';
import { CLAIM_WORDS } from '../claims/words.ts';
import { useApp } from '../use-app.ts';
import { useLesson } from './lesson-state.tsx';
import { LESSON_WORDS } from './words.ts';

/** The figure of a claim, from the evidence at hand. */
export function LessonClaim({ id, size }: { readonly id: string; readonly size: Size }) {
  const { evidence } = useLesson();
  const state = useApp((each) => each.shippedEvidence);
  const record = evidence[id]?.record;
  const claim = CLAIMS.find((each) => each.id === id);
  const figure = record?.evidence.figure;
  const scene = useMemo(() => figure && figureScene(figure, size), [figure, size]);
  if (!scene || !claim || !figure)
    return <p className="lesson-soft">{state === 'absent' ? LESSON_WORDS.figure.noClaim : ''}</p>;
  return <SceneView scene={scene} summary={CLAIM_WORDS.figure.summary(claim.title, figure.y.label, figure.x.label)} />;
}
