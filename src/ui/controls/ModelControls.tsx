import { ACTIVATIONS } from '../../engine/activations.ts';
import { INITIALISATIONS, type ModelSpec, modelSpec } from '../../engine/model.ts';
import { LOSSES } from '../../engine/network.ts';
import { useApp } from '../use-app.ts';
import { ChoiceField, NumberField, TextField } from './fields.tsx';
import { isImageSource, isRegressionSource } from './image-source.ts';
import { listReader } from './read-text.ts';
import { useDraftPart } from './use-draft.ts';

const LOSS_TITLES: Record<(typeof LOSSES)[number], string> = {
  crossEntropy: 'Cross-entropy',
  squaredError: 'Squared error (½‖·‖²)',
};
const INIT_NAMES: Record<(typeof INITIALISATIONS)[number], string> = {
  lecun: 'LeCun, 1/fan-in',
  he: 'He, 2/fan-in',
  xavier: 'Xavier, 2/(in + out)',
};

const STEMS: readonly { readonly name: string; readonly stem: ModelSpec['stem'] }[] = [
  { name: 'none', stem: [] },
  { name: 'conv 3×3, 8 channels', stem: [{ kind: 'conv', kernel: 3, channels: 8 }] },
  {
    name: 'conv 3×3, 8 · pool 2',
    stem: [
      { kind: 'conv', kernel: 3, channels: 8 },
      { kind: 'avgpool', size: 2 },
    ],
  },
  {
    name: 'conv 8 · pool 2 · conv 16 · pool 2',
    stem: [
      { kind: 'conv', kernel: 3, channels: 8 },
      { kind: 'avgpool', size: 2 },
      { kind: 'conv', kernel: 3, channels: 16 },
      { kind: 'avgpool', size: 2 },
    ],
  },
];

const named = <V extends string>(names: Record<V, string>, values: readonly V[]) =>
  values.map((value) => [value, names[value]] as const);

function StemField({ stem, onChange }: { stem: ModelSpec['stem']; onChange: (stem: ModelSpec['stem']) => void }) {
  const at = STEMS.findIndex((choice) => JSON.stringify(choice.stem) === JSON.stringify(stem));
  const options = STEMS.map(({ name }, index) => [String(index), name] as const);
  return (
    <ChoiceField
      wide
      label="Convolutional stem"
      hint="images"
      value={String(at)}
      options={at < 0 ? [['-1', 'as in the file'] as const, ...options] : options}
      onChange={(index) => {
        const chosen = STEMS[Number(index)];
        if (chosen) onChange(chosen.stem);
      }}
    />
  );
}

/** Consecutive layers, or Σ (u_j² − v_j²) x_j, which only a regression can have. */
function ArchitectureField() {
  const architecture = useApp((state) => state.draft.model.architecture);
  const editDraft = useApp((state) => state.editDraft);
  const choose = (value: 'layers' | 'diagonal') =>
    editDraft((draft) => {
      const { architecture: _dropped, ...layered } = draft.model;
      const diagonal = { ...layered, architecture: 'diagonal', loss: 'squaredError' } as const;
      return { ...draft, model: value === 'layers' ? layered : diagonal };
    });
  return (
    <ChoiceField
      wide
      label="Network"
      value={architecture ?? 'layers'}
      options={[
        ['layers', 'layers'],
        ['diagonal', 'diagonal linear, Σ (u² − v²) x'],
      ]}
      onChange={choose}
    />
  );
}

/** Layers: stem, widths, activation and initial weights. */
function LayerFields() {
  const [model, edit] = useDraftPart('model');
  const [{ source }] = useDraftPart('dataset');
  return (
    <>
      <TextField
        label="Hidden widths"
        hint="1–512"
        value={model.hidden}
        show={(widths) => widths.join(', ')}
        read={listReader(modelSpec.shape.hidden)}
        onChange={(widths) => edit({ hidden: widths })}
        note={model.hidden.length === 0 ? 'None: linear or softmax regression.' : undefined}
      />
      <ChoiceField
        label="Activation"
        value={model.activation}
        options={ACTIVATIONS.map((name) => [name, name] as const)}
        onChange={(activation) => edit({ activation })}
      />
      {(isImageSource(source) || model.stem.length > 0) && (
        <StemField stem={model.stem} onChange={(stem) => edit({ stem })} />
      )}
      <ChoiceField
        label="Initial weights"
        value={model.init}
        options={named(INIT_NAMES, INITIALISATIONS)}
        onChange={(init) => edit({ init })}
      />
    </>
  );
}

/** The network, its loss and the size of its initial weights. */
export function ModelControls() {
  const [model, edit] = useDraftPart('model');
  const [{ source }] = useDraftPart('dataset');
  const isRegression = isRegressionSource(source);
  return (
    <div className="fields">
      {isRegression && <ArchitectureField />}
      {model.architecture === undefined && <LayerFields />}
      <NumberField
        label="Gain"
        hint="(0, 100]"
        value={model.gain}
        schema={modelSpec.shape.gain}
        onChange={(value) => edit({ gain: value })}
        note={model.architecture === undefined ? undefined : 'u = v = 0.1 × gain at the start.'}
      />
      {!isRegression && (
        <ChoiceField
          wide
          label="Loss"
          value={model.loss}
          options={named(LOSS_TITLES, LOSSES)}
          onChange={(loss) => edit({ loss })}
        />
      )}
    </div>
  );
}
