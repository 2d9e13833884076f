import { EngineError } from '../../errors.ts';
import { STRUCTS, type Struct } from './layout.ts';

/**
 * Throws EngineError unless the kernels export, as globals, the offset of every field and the size of every struct that
 * layout.ts describes, with these values and no others.
 */
export function checkLayout(exports: WebAssembly.Exports, structs: readonly Struct[] = STRUCTS): void {
  const exported = new Map(
    Object.entries(exports).flatMap(([name, value]) =>
      value instanceof WebAssembly.Global ? [[name, Number(value.value)] as const] : [],
    ),
  );
  const compare = (name: string, what: string, expected: number) => {
    const got = exported.get(name);
    exported.delete(name);
    if (got !== expected) throw layoutError(what, `${expected} bytes`, got === undefined ? 'none' : String(got));
  };
  for (const { name, fields, bytes } of structs) {
    for (const [field, { offset }] of Object.entries(fields))
      compare(`offsetof_${name}_${field}`, `offset of ${name}.${field}`, offset);
    compare(`sizeof_${name}`, `size of ${name}`, bytes);
  }
  for (const [name, value] of exported) throw layoutError(name, 'described in simd/layout.ts', String(value));
}

const layoutError = (what: string, must: string, got: string) =>
  new EngineError(
    `simd engine: the ${what} must be ${must}, got ${got} from the kernels. Compile them with \`npm run kernels\`, or ` +
      'correct simd/layout.ts.',
  );
