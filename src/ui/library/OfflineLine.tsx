import { bytesText } from '../../sweep/cost/cost-text.ts';
import { OFFLINE } from '../footer/offline-words.ts';
import { useApp } from '../use-app.ts';

/** Whether the page opens without a network, in a line; nothing before that is known. */
export function OfflineLine() {
  const offline = useApp((state) => state.offline);
  if (offline.state === 'unknown') return null;
  return (
    <p className="sweeps-offline">
      {offline.state === 'absent' && OFFLINE.absent[offline.reason]}
      {offline.state === 'coming' && OFFLINE.coming}
      {offline.state === 'kept' && OFFLINE.kept(bytesText(offline.bytes))}
    </p>
  );
}
