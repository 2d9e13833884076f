import { z } from 'zod';
import { numberControl } from '../control.ts';
import { defineGenerator, drawnLater } from '../generator.ts';

/** x ~ N(0, I); the label is the index of the largest output of a random network with one hidden layer. Classes are roughly balanced. */
export const teacher = defineGenerator({
  kind: 'teacher',
  title: 'Teacher network',
  parameters: z.strictObject({
    kind: z.literal('teacher'),
    dimension: numberControl({ label: 'Dimension', min: 1, max: 1024, step: 1, initial: 20 }),
    width: numberControl({ label: 'Teacher width', min: 1, max: 512, step: 1, initial: 8 }),
    classes: numberControl({ label: 'Classes', min: 2, max: 100, step: 1, initial: 3 }),
    gain: numberControl({ label: 'Gain', min: 0.1, max: 10, step: 0.1, initial: 2 }),
  }),
  inputShape: ({ dimension }) => [dimension],
  classes: ({ classes }) => classes,
  ...drawnLater(async () => (await import('./draw-teacher.ts')).drawTeacher),
});
