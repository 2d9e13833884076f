import type { Heap } from './heap.ts';
import type { BLOCK, Struct, UPDATE } from './layout.ts';

/** A value for every field: leaving one out, or naming one that the struct lacks, does not compile. */
type FieldValues<Field extends string> = Readonly<Record<Field, number>>;

/** A struct in the kernels' memory. */
export interface PlacedStruct<Field extends string> {
  readonly address: number;
  /** Writes every field. */
  write(values: FieldValues<Field>): void;
  /** Writes one field. */
  set(field: Field, value: number): void;
}

type Placed<S> = S extends Struct<infer Field> ? PlacedStruct<Field> : never;
export type PlacedBlock = Placed<typeof BLOCK>;
export type PlacedUpdate = Placed<typeof UPDATE>;

function placed<Field extends string>(heap: Heap, { fields }: Struct<Field>, address: number): PlacedStruct<Field> {
  const set = (field: Field, value: number) => {
    const { type, offset } = fields[field];
    if (type === 'f32') heap.view().setFloat32(address + offset, value, true);
    else heap.view().setInt32(address + offset, value, true);
  };
  return {
    address,
    set,
    write: (values) => {
      for (const field in fields) set(field, values[field]);
    },
  };
}

/** A struct of zeros. */
export function allocateStruct<Field extends string>(heap: Heap, struct: Struct<Field>): PlacedStruct<Field> {
  return placed(heap, struct, heap.allocate(struct.bytes, `the kernels' ${struct.name}`));
}

/** A new struct with these values. */
export function writeStruct<Field extends string>(
  heap: Heap,
  struct: Struct<Field>,
  values: FieldValues<NoInfer<Field>>,
): PlacedStruct<Field> {
  const target = allocateStruct(heap, struct);
  target.write(values);
  return target;
}

/** Address of a new array of structs. */
export function writeStructs<Field extends string>(
  heap: Heap,
  struct: Struct<Field>,
  values: readonly FieldValues<NoInfer<Field>>[],
): number {
  const address = heap.allocate(values.length * struct.bytes, `the kernels' ${struct.name}`);
  values.forEach((each, index) => {
    placed(heap, struct, address + index * struct.bytes).write(each);
  });
  return address;
}
