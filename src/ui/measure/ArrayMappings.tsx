import type { ArrayMapping } from '../../engine/network-file/layer-parameters.ts';
import { MEASURE } from './words.ts';

const sides = (shape: readonly number[]) => `[${shape.join(', ')}]`;

/** How the arrays of the file map to those of the network; open if any was transposed. */
export function ArrayMappings({ mapping }: { readonly mapping: readonly ArrayMapping[] }) {
  return (
    <details className="network-mapping" open={mapping.some(({ transposed }) => transposed)}>
      <summary>{MEASURE.mapping.title}</summary>
      <div className="network-mapping-table">
        <table>
          <thead>
            <tr>
              <th scope="col">{MEASURE.mapping.inFile}</th>
              <th scope="col">{MEASURE.mapping.shape}</th>
              <th scope="col">{MEASURE.mapping.here}</th>
              <th scope="col">{MEASURE.mapping.shape}</th>
              <th scope="col">{MEASURE.mapping.read}</th>
            </tr>
          </thead>
          <tbody>
            {mapping.map((array) => (
              <tr key={array.target}>
                <th scope="row">{array.source}</th>
                <td>{sides(array.sourceShape)}</td>
                <td>{array.target}</td>
                <td>{sides(array.shape)}</td>
                <td>{MEASURE.mapping.change(array)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
