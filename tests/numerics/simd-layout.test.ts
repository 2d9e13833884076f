import { describe, expect, test } from 'vitest';
import { checkLayout } from '../../src/engine/simd/check-layout.ts';
import { instantiate } from '../../src/engine/simd/instance.ts';
import { STRUCTS, type Struct } from '../../src/engine/simd/layout.ts';
import { readKernels } from '../../src/engine/simd/load-node.ts';
import { EngineError } from '../../src/errors.ts';

const bytes = Buffer.from((await readKernels()) as Uint8Array);

/** The kernels with some of their exports renamed, byte by byte. */
function renamed(names: Readonly<Record<string, string>>): Buffer {
  const copy = Buffer.from(bytes);
  for (const [from, to] of Object.entries(names)) {
    expect(to.length).toBe(from.length);
    expect(bytes.indexOf(from)).toBeGreaterThan(0);
    copy.write(to, bytes.indexOf(from));
  }
  return copy;
}

describe('kernels whose structs differ from the host’s are refused when they load', () => {
  test('two fields exchanged', async () => {
    const exchanged = renamed({
      offsetof_Update_plain: 'offsetof_Update_rates',
      offsetof_Update_rates: 'offsetof_Update_plain',
    });
    await expect(instantiate(exchanged)).rejects.toThrow(EngineError);
    await expect(instantiate(exchanged)).rejects.toThrow(
      'simd engine: the offset of Update.plain must be 20 bytes, got 28 from the kernels. Compile them with `npm run kernels`',
    );
  });

  test('a field that the kernels lack', async () => {
    await expect(instantiate(renamed({ offsetof_Network_loss: 'offsetof_Network_lost' }))).rejects.toThrow(
      'the offset of Network.loss must be 16 bytes, got none from the kernels',
    );
  });
});

/** STRUCTS with another description of one. */
const planted = (name: string, change: (struct: Struct) => Partial<Struct>): Struct[] =>
  STRUCTS.map((struct) => (struct.name === name ? { ...struct, ...change(struct) } : struct));

describe('a description that differs from the kernels is refused', async () => {
  const { exports } = await WebAssembly.instantiate(await WebAssembly.compile(bytes), {
    env: { memory: new WebAssembly.Memory({ initial: 16, maximum: 65536 }), abort: () => {} },
  });

  test('the true one is not', () => {
    expect(() => checkLayout(exports)).not.toThrow();
  });

  test.each(STRUCTS.flatMap((struct) => Object.keys(struct.fields).map((field) => [struct.name, field])))(
    '%s.%s at another offset',
    (name, field) => {
      const moved = planted(name, ({ fields }) => ({
        fields: { ...fields, [field]: { ...fields[field], offset: fields[field].offset + 4 } },
      }));
      const { offset } = STRUCTS.find((struct) => struct.name === name)!.fields[field];
      expect(() => checkLayout(exports, moved)).toThrow(
        `the offset of ${name}.${field} must be ${offset + 4} bytes, got ${offset} from the kernels`,
      );
    },
  );

  test('another size', () => {
    expect(() =>
      checkLayout(
        exports,
        planted('Block', () => ({ bytes: 40 })),
      ),
    ).toThrow('the size of Block must be 40 bytes, got 36 from the kernels');
  });

  test('a field or a struct that only the kernels have', () => {
    const without = planted('Block', ({ fields: { gradient: _, ...fields } }) => ({ fields }));
    expect(() => checkLayout(exports, without)).toThrow(
      'the offsetof_Block_gradient must be described in simd/layout.ts',
    );
    const fewer = STRUCTS.filter(({ name }) => name !== 'Diagonal');
    expect(() => checkLayout(exports, fewer)).toThrow('must be described in simd/layout.ts, got 24 from the kernels');
  });
});
