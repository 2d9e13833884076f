import '../lessons/lessons.css';
import { lessonOf } from '../../lessons/registry.ts';
import { LessonReader } from '../lessons/LessonReader.tsx';
import { EMBED } from './words.ts';

/** A lesson, which trains its networks when it is asked to. */
export function EmbedLesson({ id }: { readonly id: string }) {
  if (!lessonOf(id)) return <p className="embed-fault">{EMBED.not.lesson(id)}</p>;
  return (
    <main className="lessons embed-lesson">
      <LessonReader id={id} />
    </main>
  );
}
