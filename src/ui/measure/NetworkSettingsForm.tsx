import { Autocomplete, Button, NativeSelect, TextInput } from '@mantine/core';
import { type ChangeEvent, type FormEvent, useState } from 'react';
import { ACTIVATIONS } from '../../engine/activations.ts';
import { LOSSES } from '../../engine/network.ts';
import { arrayNames, type NetworkFileOptions } from '../../engine/network-file/settings.ts';
import { useApp } from '../use-app.ts';
import { MEASURE } from './words.ts';

const lossOptions = () => [
  { value: '', label: MEASURE.settings.lossFromFile },
  ...LOSSES.map((value) => ({ value, label: MEASURE.settings.losses[value] })),
];

interface Fields {
  readonly activation: string;
  readonly loss: string;
  readonly stem: string;
  readonly batchSize: string;
  readonly ignore: string;
}

const fieldsOf = ({ activation = '', loss = '', stem = '', batchSize, ignore = [] }: NetworkFileOptions): Fields => ({
  activation,
  loss,
  stem,
  batchSize: batchSize === undefined ? '' : String(batchSize),
  ignore: ignore.join(', '),
});

/** The settings that were entered; for an empty field the file decides. */
const settingsOf = ({ activation, loss, stem, batchSize, ignore }: Fields): NetworkFileOptions => ({
  ...(activation.trim() && { activation: activation.trim() }),
  ...(loss && { loss }),
  ...(stem.trim() && { stem: stem.trim() }),
  ...(batchSize.trim() && { batchSize: Number(batchSize) }),
  ...(ignore.trim() && { ignore: arrayNames(ignore) }),
});

/** Settings that the arrays of the open file do not determine, unless the file contains them. */
export function NetworkSettingsForm() {
  const held = useApp((state) => state.networkSettings);
  const measure = useApp((state) => state.measureNetwork);
  const isBusy = useApp((state) => state.networkTest.state === 'running');
  const [fields, setFields] = useState(() => fieldsOf(held));
  const set = (change: Partial<Fields>) => setFields((before) => ({ ...before, ...change }));
  const bound = (key: keyof Fields) => ({
    size: 'sm',
    value: fields[key],
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLSelectElement>) => set({ [key]: event.currentTarget.value }),
  });
  const words = MEASURE.settings;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void measure(settingsOf(fields));
  };
  return (
    <form className="network-settings" onSubmit={submit} aria-label={words.name}>
      <Autocomplete
        size="sm"
        label={words.activation}
        description={words.activationHint}
        placeholder={words.fromFile}
        data={[...ACTIVATIONS]}
        value={fields.activation}
        onChange={(activation) => set({ activation })}
      />
      <NativeSelect {...bound('loss')} label={words.loss} description={words.lossHint} data={lossOptions()} />
      <TextInput
        {...bound('batchSize')}
        label={words.batchSize}
        description={words.batchSizeHint}
        placeholder={words.fromFile}
        inputMode="numeric"
      />
      <TextInput
        {...bound('stem')}
        label={words.stem}
        description={words.stemHint}
        placeholder={words.stemFromFile}
        spellCheck={false}
      />
      <TextInput
        {...bound('ignore')}
        label={words.ignore}
        description={words.ignoreHint}
        placeholder={words.none}
        spellCheck={false}
      />
      <Button type="submit" size="sm" variant="default" disabled={isBusy}>
        {words.again}
      </Button>
    </form>
  );
}
