import { type LessonProgress, lessonProgress } from '../../lessons/predictions/prediction-answer.ts';
import { keptText } from '../../state/kept-text.ts';

/** Where readers are in lessons, by lesson; in this browser alone. */
export const PROGRESS_KEY = 'sgdscope-lessons';

export const NO_PROGRESS: LessonProgress = { section: '', visited: [], answers: {} };

const kept = keptText(PROGRESS_KEY);

function all(): Record<string, unknown> {
  try {
    const read: unknown = JSON.parse(kept.read() ?? '{}');
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? { ...read } : {};
  } catch {
    return {}; // What another version or program has left there is of no use here.
  }
}

/** The progress in a lesson; none where there is none, or what is kept is not readable. */
export function readProgress(lesson: string): LessonProgress {
  const parsed = lessonProgress.safeParse(all()[lesson]);
  return parsed.success ? parsed.data : NO_PROGRESS;
}

export const writeProgress = (lesson: string, progress: LessonProgress): void =>
  kept.write(JSON.stringify({ ...all(), [lesson]: progress }));
