import { z } from 'zod';
import { isSoundName, SOUND_NAME } from '../../data/formats/clean-name.ts';
import { LIMITS } from '../../data/formats/limits.ts';
import { fileFault, type NamedBytes } from '../../data/formats/named-bytes.ts';
import { checkDecodable, type NumericArray } from '../../data/formats/numeric-array.ts';
import { faultsOf, SpecError } from '../../errors.ts';
import { parseJsonBytes } from '../../json/parse-json.ts';
import { type MetadataText, readMetadata } from './metadata.ts';
import { decodeTensor, ELEMENT_TYPE_OF, TENSOR_TYPES, tensorBytes } from './tensor-types.ts';
import type { TensorFile } from './tensors.ts';

const LENGTH_BYTES = 8;
const MAX_DIMENSIONS = 8;

const CUT_SHORT = 'The file is cut short or damaged: save or copy it again.';
const WRITE_AGAIN =
  'Its header is wrong: write it again with safetensors.torch.save_file or safetensors.numpy.save_file.';

const wholeRule = 'must be an integer of at least 0';
const whole = z.int(wholeRule).min(0, wholeRule);
const shapeRule = `must be a list of at most ${MAX_DIMENSIONS} sizes`;
const entrySchema = z.object({
  dtype: z.enum(TENSOR_TYPES, `must be one of ${TENSOR_TYPES.join(', ')}`),
  shape: z.array(whole, shapeRule).max(MAX_DIMENSIONS, shapeRule),
  data_offsets: z.tuple([whole, whole], 'must be two integers'),
});
type Entry = z.infer<typeof entrySchema>;

/** Eight bytes of length, then the brace of a JSON object: no other supported format starts like this. */
export const looksLikeSafetensors = (bytes: Uint8Array): boolean => bytes[LENGTH_BYTES] === 0x7b;

/** The header's JSON and the offset of the numbers. */
function readHeader({ name, bytes }: NamedBytes): { header: object; dataStart: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const claimed = view.getBigUint64(0, true);
  const possible = Math.min(LIMITS.safetensorsHeaderBytes, bytes.length - LENGTH_BYTES);
  if (claimed > BigInt(possible))
    throw fileFault(name, 'byte 0', {
      what: 'header length',
      rule: `at most ${possible}`,
      got: String(claimed),
      fix: possible === LIMITS.safetensorsHeaderBytes ? 'Save the arrays of one network.' : CUT_SHORT,
    });
  const dataStart = LENGTH_BYTES + Number(claimed);
  const header = parseJsonBytes(bytes.subarray(LENGTH_BYTES, dataStart), {
    what: `${name}, header from byte ${LENGTH_BYTES} on`,
    mostLength: LIMITS.safetensorsHeaderBytes,
  });
  if (typeof header === 'object' && header !== null && !Array.isArray(header)) return { header, dataStart };
  throw fileFault(name, `byte ${LENGTH_BYTES}`, {
    what: 'header',
    rule: 'a JSON object',
    got: Array.isArray(header) ? 'a list' : `a ${typeof header}`,
    fix: CUT_SHORT,
  });
}

function readEntry(name: string, tensor: string, value: unknown): Entry {
  const parsed = entrySchema.safeParse(value, { reportInput: true });
  const place = `tensor "${tensor}"`;
  if (!parsed.success)
    throw new SpecError(`${name}, ${place}: ${faultsOf(parsed.error, 'entry').join('; ')}. Save it as float32.`);
  const { dtype, shape, data_offsets: offsets } = parsed.data;
  const claimed = shape.reduce((product, side) => product * side, tensorBytes(dtype));
  if (offsets[1] - offsets[0] !== claimed)
    throw fileFault(name, place, {
      what: 'data_offsets',
      rule: `${claimed} bytes apart, for the shape [${shape.join(', ')}] of type ${dtype}`,
      got: `${offsets[0]} to ${offsets[1]}`,
      fix: WRITE_AGAIN,
    });
  const type = dtype === 'BF16' ? 'f4' : ELEMENT_TYPE_OF[dtype];
  checkDecodable(name, place, { shape, type });
  return parsed.data;
}

/** The format requires that every byte belongs to exactly one tensor: no gaps, no overlaps, no trailing bytes. */
function checkCover(name: string, entries: ReadonlyMap<string, Entry>, dataBytes: number): void {
  const ranges = [...entries].map(
    ([
      tensor,
      {
        data_offsets: [from, to],
      },
    ]) => ({ tensor, from, to }),
  );
  let end = 0;
  for (const { tensor, from, to } of ranges.sort((a, b) => a.from - b.from || a.to - b.to)) {
    if (from !== end || to > dataBytes)
      throw fileFault(name, `tensor "${tensor}"`, {
        what: 'data_offsets',
        rule: `from ${end}, where the tensor before ends, to at most ${dataBytes}`,
        got: `${from} to ${to}`,
        fix: to > dataBytes ? CUT_SHORT : WRITE_AGAIN,
      });
    end = to;
  }
  if (end !== dataBytes)
    throw fileFault(name, 'end of the file', {
      what: 'what follows the header',
      rule: `${end} bytes`,
      got: dataBytes,
      fix: WRITE_AGAIN,
    });
}

/**
 * The arrays of a safetensors file: 8 bytes of header length (little-endian), a JSON header, the numbers. Offsets, sizes and
 * types are checked against the file before anything is read.
 * Source: the format's description in its own repository, github.com/huggingface/safetensors, "Format".
 */
export function readSafetensors(file: NamedBytes): TensorFile {
  const { header, dataStart } = readHeader(file);
  const entries = new Map<string, Entry>();
  const spellings = new Map<string, string>();
  let metadata: MetadataText = new Map();
  for (const [tensor, value] of Object.entries(header)) {
    const key = tensor.toLowerCase();
    if (!isSoundName(tensor))
      throw fileFault(file.name, 'header', {
        what: 'name of a tensor',
        rule: SOUND_NAME,
        got: JSON.stringify(tensor),
        fix: 'Rename it.',
      });
    spellings.set(key, tensor);
    if (tensor === '__metadata__') metadata = readMetadata(value, { file: file.name, place: '__metadata__' });
    else if (!entries.has(key)) entries.set(key, readEntry(file.name, tensor, value));
    else
      throw fileFault(file.name, `tensor "${tensor}"`, {
        what: 'name',
        rule: 'unlike any other, letter case apart',
        got: `"${key}" twice`,
        fix: 'Rename one of them.',
      });
  }
  if (entries.size > LIMITS.entries)
    throw fileFault(file.name, 'header', {
      what: 'number of tensors',
      rule: `at most ${LIMITS.entries}`,
      got: entries.size,
      fix: 'Save the arrays of one network.',
    });
  checkCover(file.name, entries, file.bytes.length - dataStart);
  return {
    name: file.name,
    names: [...entries.keys()],
    isInSavedOrder: false,
    spelling: (name) => spellings.get(name) ?? name,
    metadata,
    shape: (name) => entries.get(name)?.shape,
    array(name): NumericArray | undefined {
      const entry = entries.get(name);
      if (!entry) return undefined;
      const [from, to] = entry.data_offsets;
      return {
        shape: entry.shape,
        values: decodeTensor(file.bytes.subarray(dataStart + from, dataStart + to), entry.dtype),
      };
    },
  };
}
