import { Button } from '@mantine/core';
import { dateText, exactDateText } from '../library/sweep-text.ts';
import { useApp } from '../use-app.ts';
import { MEASURE } from './words.ts';

/** The networks measured here before, whose reports this browser keeps. */
export function MeasuredEarlier() {
  const networks = useApp((state) => state.storedNetworks);
  const open = useApp((state) => state.openStoredNetwork);
  if (networks.length === 0) return null;
  return (
    <details className="measured-earlier">
      <summary>{MEASURE.earlier(networks.length)}</summary>
      <ul>
        {networks.map(({ id, name, measured }) => (
          <li key={id}>
            <Button size="compact-sm" variant="subtle" onClick={() => void open(id)}>
              {name}
            </Button>
            <time dateTime={new Date(measured).toISOString()} title={exactDateText(measured)}>
              {dateText(measured, Date.now())}
            </time>
          </li>
        ))}
      </ul>
    </details>
  );
}
