import type { Lesson } from './lesson.ts';
import criticalBatchSize from './texts/critical-batch-size.lesson.md';
import dynamicalStability from './texts/dynamical-stability.lesson.md';
import edgeOfStability from './texts/edge-of-stability.lesson.md';
import escapingValleys from './texts/escaping-valleys.lesson.md';
import noiseAndGeneralization from './texts/noise-and-generalization.lesson.md';
import sharpestDirections from './texts/sharpest-directions.lesson.md';
import startHere from './texts/start-here.lesson.md';
import threeFactors from './texts/three-factors.lesson.md';

/** Every lesson, in the order of the list. */
export const LESSONS: readonly Lesson[] = [
  startHere,
  threeFactors,
  edgeOfStability,
  sharpestDirections,
  dynamicalStability,
  escapingValleys,
  noiseAndGeneralization,
  criticalBatchSize,
];

/** The lesson of an id. */
export const lessonOf = (id: string): Lesson | undefined => LESSONS.find((lesson) => lesson.id === id);
