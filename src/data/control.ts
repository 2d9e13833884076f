import { z } from 'zod';

/** The form control of a generator's parameter. `initial` is its default. */
export type Control =
  | {
      readonly type: 'number';
      readonly label: string;
      readonly min: number;
      readonly max: number;
      readonly step: number;
      readonly unit?: string;
      readonly initial: number;
    }
  | { readonly type: 'choice'; readonly label: string; readonly options: readonly string[]; readonly initial: string }
  | { readonly type: 'formula'; readonly label: string; readonly initial: string }
  | { readonly type: 'thresholds'; readonly label: string; readonly initial: readonly number[] }
  /** Points of the plane as text; see `points/point-text.ts`. */
  | { readonly type: 'points'; readonly label: string; readonly initial: string };

const controls = z.registry<Control>();

/** The same schema, with the control of its parameter. */
export function registerControl<S extends z.ZodType>(schema: S, control: Control): S {
  controls.add(schema, control);
  return schema;
}

/** A number in [min, max] with its control; an integer if `step` and `min` are integers. */
export function numberControl(control: Omit<Extract<Control, { type: 'number' }>, 'type'>) {
  const { min, max, step, initial } = control;
  const integer = Number.isInteger(step) && Number.isInteger(min);
  const rule = `must be ${integer ? 'an integer' : 'a number'} in [${min}, ${max}]`;
  const number = integer ? z.number(rule).int(rule) : z.number(rule);
  return number
    .min(min, rule)
    .max(max, rule)
    .default(initial)
    .register(controls, { type: 'number', ...control });
}

/** One of several options, with its control. */
export function choiceControl<const O extends readonly [string, ...string[]]>(
  label: string,
  options: O,
  initial: O[number],
) {
  const rule = `must be one of ${options.join(', ')}`;
  return z
    .custom<O[number]>((value) => options.includes(value as string), rule)
    .default(() => initial as never)
    .register(controls, { type: 'choice', label, options, initial });
}

/** The parameters of a schema that have a control, in order of declaration. */
export function controlsOf(parameters: z.ZodObject): readonly (Control & { readonly name: string })[] {
  return Object.entries(parameters.shape).flatMap(([name, schema]) => {
    const control = controls.get(schema as z.ZodType);
    return control ? [{ name, ...control }] : [];
  });
}
