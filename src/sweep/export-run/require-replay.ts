import { SpecError } from '../../errors.ts';
import type { Replay, TrainingRule } from '../rules/rule.ts';
import { RULES } from '../rules/rule-list.ts';
import { sgdRule } from '../rules/sgd.ts';
import type { Run } from '../sweep-plan.ts';

/** "SGD, SAM, … or SVAG". */
function replayedNames(): string {
  const names = [sgdRule, ...RULES].flatMap(({ name, replay }) => ('whyNot' in replay ? [] : [name]));
  return `${names.slice(0, -1).join(', ')} or ${names[names.length - 1]}`;
}

/** How replay.py repeats the rule of a run; SpecError with the reason where it cannot. */
export function requireReplay({ replay, text }: TrainingRule, { id }: Run): Replay {
  if (!('whyNot' in replay)) return replay;
  throw new SpecError(
    `run ${id}: a run to be exported must be trained by ${replayedNames()}, got ${text}: ${replay.whyNot}. ` +
      'Inspect it in the microscope, or save the sweep, from which it can be recomputed here.',
  );
}
