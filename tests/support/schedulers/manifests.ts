import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

/** A package of its own: nothing else needs the schemas of Kubernetes, which are larger than what most changes install. */
const HOME = resolve('tests/schedulers/manifests/package.json');
const installed = createRequire(HOME);

export const hasSchemas = existsSync(resolve(HOME, '../node_modules/kubernetes-models'));

type Fields = Readonly<Record<string, unknown>>;

/** The documents of a YAML file. Throws where it is not YAML, or says a key twice. */
export function documentsOf(text: string): Fields[] {
  const documents: { readonly errors: readonly Error[]; toJS(): Fields }[] = installed('yaml').parseAllDocuments(text);
  return documents.map((document) => {
    if (document.errors[0]) throw document.errors[0];
    return document.toJS();
  });
}

/** A value that keeps, in `unread`, the paths of its own fields that nobody has read yet. */
function watched(value: unknown, path: string, unread: Set<string>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const paths = new Map(Object.keys(value).map((key) => [key, `${path}/${key}`]));
  for (const each of paths.values()) unread.add(each);
  const fields = new Map(Object.entries(value).map(([key, field]) => [key, watched(field, `${path}/${key}`, unread)]));
  return new Proxy(value, {
    get(target, key) {
      if (typeof key !== 'string' || !paths.has(key)) return Reflect.get(target, key);
      unread.delete(paths.get(key) as string);
      return fields.get(key);
    },
  });
}

/**
 * What is wrong with an object of Kubernetes by the schemas of its OpenAPI document, as kubernetes-models compiles them: types,
 * enumerations, missing fields; and fields that the schema does not have, which its validator reads nothing of.
 */
export function faultsOf(manifest: Fields): string[] {
  const { apiVersion, kind } = manifest;
  const { [String(kind)]: Model } = installed(`kubernetes-models/${apiVersion}/${kind}`);
  const unread = new Set<string>();
  const wrong: string[] = [];
  try {
    Model.prototype.validate.call(watched(manifest, '', unread));
  } catch (error) {
    const { errors } = error as {
      readonly errors?: readonly { readonly instancePath: string; readonly keyword: string }[];
    };
    if (!errors) throw error;
    wrong.push(...errors.map(({ instancePath, keyword }) => `${instancePath}: ${keyword}`));
  }
  return [...wrong, ...[...unread].map((path) => `${path}: unknown`)];
}
