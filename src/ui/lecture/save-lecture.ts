import type { Lecture } from '../../state/lecture/lecture.ts';
import { lectureText } from '../../state/lecture/lecture-file.ts';
import { download, fileStem } from '../export/download.ts';

/** Downloads a lecture as a file that this page opens. */
export const saveLecture = (lecture: Lecture): void =>
  download(
    new Blob([lectureText(lecture)], { type: 'application/json' }),
    `${fileStem(lecture.title) || 'lecture'}.lecture.json`,
  );
