import { Autocomplete, Button, NativeSelect, TextInput } from '@mantine/core';
import { type ChangeEvent, type FormEvent, useState } from 'react';
import { ACTIVATIONS } from '../../engine/activations.ts';
import { LOSS_NAMES, LOSSES } from '../../engine/network.ts';
import { arrayNames, type NetworkFileOptions } from '../../engine/network-file/settings.ts';
import { useApp } from '../use-app.ts';

const LOSS_OPTIONS = [
  { value: '', label: 'from the file, else cross-entropy' },
  ...LOSSES.map((value) => ({ value, label: LOSS_NAMES[value] })),
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
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void measure(settingsOf(fields));
  };
  return (
    <form className="network-settings" onSubmit={submit} aria-label="Settings that the arrays do not determine">
      <Autocomplete
        size="sm"
        label="Activation"
        description="of the hidden layers: one for all, or one each"
        placeholder="from the file"
        data={[...ACTIVATIONS]}
        value={fields.activation}
        onChange={(activation) => set({ activation })}
      />
      <NativeSelect {...bound('loss')} label="Loss" description="mean over examples" data={LOSS_OPTIONS} />
      <TextInput
        {...bound('batchSize')}
        label="Batch size"
        description="used in training"
        placeholder="from the file"
        inputMode="numeric"
      />
      <TextInput
        {...bound('stem')}
        label="Convolutional stem"
        description="conv and pool2 or pool4, in order"
        placeholder="from the file, without pooling"
        spellCheck={false}
      />
      <TextInput
        {...bound('ignore')}
        label="Arrays to ignore"
        description="names, separated by commas"
        placeholder="none"
        spellCheck={false}
      />
      <Button type="submit" size="sm" variant="default" disabled={isBusy}>
        Measure again
      </Button>
    </form>
  );
}
