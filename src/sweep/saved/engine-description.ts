import { z } from 'zod';

const words = z.string().max(1000);

export const engineKind = z.enum(['webgl', 'simd', 'tfjs-cpu']);

/** The engine of a saved sweep: of the type `EngineDescription`, apart from fields that are undefined instead of absent. */
export const engineDescription = z.object({
  kind: engineKind,
  device: words,
  unitRoundoff: z.number().positive().max(1),
  note: words.optional(),
  refusals: z.array(words).max(20).optional(),
  selfCheck: z.object({ quantities: z.int().min(0), milliseconds: z.number() }).optional(),
});
