/** The parts of JSON Schema that zod writes. */
interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly $ref?: string;
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
}

const quoted = (value: unknown) => (typeof value === 'string' ? `'${value.replaceAll("'", "\\'")}'` : String(value));

const isLarge = (limit: number | undefined) => limit === undefined || limit === Number.MAX_SAFE_INTEGER;

/** "integer in [1, 100)" */
function rangeText({ type, minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Schema): string | null {
  if (type !== 'integer' && type !== 'number') return null;
  const low = exclusiveMinimum !== undefined ? `(${exclusiveMinimum}` : minimum !== undefined ? `[${minimum}` : '(−∞';
  const high = exclusiveMaximum !== undefined ? `${exclusiveMaximum})` : isLarge(maximum) ? '∞)' : `${maximum}]`;
  return `${type === 'integer' ? 'integer' : 'number'} in ${low}, ${high}`;
}

function docOf(schema: Schema): string {
  const isSimple = typeof schema.default !== 'object';
  const parts = [
    rangeText(schema),
    schema.default !== undefined && isSimple ? `default ${JSON.stringify(schema.default)}` : null,
  ].filter((part) => part !== null);
  return parts.length > 0 ? `/** ${parts.join('; ')} */ ` : '';
}

/** Writes the TypeScript type of what a JSON Schema accepts, its definitions under the names of `names`. */
export function typeOfSchema(schema: Schema, names: Readonly<Record<string, string>>, indent = ''): string {
  const inner = (one: Schema) => typeOfSchema(one, names, indent);
  if (schema.$ref !== undefined) return names[schema.$ref] ?? 'unknown';
  if (schema.const !== undefined) return quoted(schema.const);
  if (schema.enum) return schema.enum.map(quoted).join(' | ');
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices) return choices.map((one) => typeOfSchema(one, names, `${indent}  `)).join(`\n${indent}  | `);
  if (schema.prefixItems) return `readonly [${schema.prefixItems.map(inner).join(', ')}]`;
  if (schema.type === 'array') return `readonly (${inner(schema.items ?? {})})[]`;
  if (schema.type === 'object') {
    const required = schema.required ?? [];
    const lines = Object.entries(schema.properties ?? {}).map(([key, value]) => {
      const type = typeOfSchema(value, names, `${indent}  `);
      const isOptional = !required.includes(key);
      return `${indent}  ${docOf(value)}readonly ${key}${isOptional ? '?' : ''}: ${type}${isOptional ? ' | undefined' : ''};\n`;
    });
    return `{\n${lines.join('')}${indent}}`;
  }
  if (schema.type === 'integer' || schema.type === 'number') return 'number';
  return schema.type === 'string' || schema.type === 'boolean' ? schema.type : 'unknown';
}
