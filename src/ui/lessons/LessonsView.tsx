import './lessons.css';
import { lessonOf } from '../../lessons/registry.ts';
import type { Route } from '../route.ts';
import { EmbedLessonButton } from './EmbedLessonButton.tsx';
import { InstructorSheetView } from './InstructorSheetView.tsx';
import { LessonList } from './LessonList.tsx';
import { LessonReader } from './LessonReader.tsx';

/** The list of lessons, one of them, or its instructor's sheet. */
export default function LessonsView({ route }: { readonly route: Extract<Route, { view: 'lessons' }> }) {
  const { id, isSheet } = route;
  const lesson = id === null ? undefined : lessonOf(id);
  return (
    <main id="main" tabIndex={-1} className="lessons">
      {id === null ? (
        <LessonList />
      ) : isSheet && lesson ? (
        <InstructorSheetView key={id} lesson={lesson} />
      ) : (
        <LessonReader id={id} actions={lesson && <EmbedLessonButton lesson={lesson} />} />
      )}
    </main>
  );
}
