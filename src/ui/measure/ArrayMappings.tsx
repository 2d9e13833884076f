import type { ArrayMapping } from '../../engine/network-file/layer-parameters.ts';
import { changeText } from '../../engine/network-file/mapping-text.ts';

const sides = (shape: readonly number[]) => `[${shape.join(', ')}]`;

/** How the arrays of the file map to those of the network; open if any was transposed. */
export function ArrayMappings({ mapping }: { readonly mapping: readonly ArrayMapping[] }) {
  return (
    <details className="network-mapping" open={mapping.some(({ transposed }) => transposed)}>
      <summary>How the arrays were read</summary>
      <div className="network-mapping-table">
        <table>
          <thead>
            <tr>
              <th scope="col">In the file</th>
              <th scope="col">Shape</th>
              <th scope="col">Here</th>
              <th scope="col">Shape</th>
              <th scope="col">Read</th>
            </tr>
          </thead>
          <tbody>
            {mapping.map((array) => (
              <tr key={array.target}>
                <th scope="row">{array.source}</th>
                <td>{sides(array.sourceShape)}</td>
                <td>{array.target}</td>
                <td>{sides(array.shape)}</td>
                <td>{changeText(array)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
