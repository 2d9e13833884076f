import { ACTIVATIONS } from '../../engine/activations.ts';
import { INITIALISATIONS, type ModelSpec, modelSpec } from '../../engine/model.ts';
import { LOSSES } from '../../engine/network.ts';
import { useApp } from '../use-app.ts';
import { ChoiceField, NumberField, SwitchField, TextField } from './fields.tsx';
import { isImageSource, isRegressionSource } from './image-source.ts';
import { listReader } from './read-text.ts';
import { useDraftPart } from './use-draft.ts';
import { CONTROLS } from './words.ts';

const STEMS = [
  { name: 'none', stem: [] },
  { name: 'conv', stem: [{ kind: 'conv', kernel: 3, channels: 8 }] },
  {
    name: 'convPool',
    stem: [
      { kind: 'conv', kernel: 3, channels: 8 },
      { kind: 'avgpool', size: 2 },
    ],
  },
  {
    name: 'convPoolTwice',
    stem: [
      { kind: 'conv', kernel: 3, channels: 8 },
      { kind: 'avgpool', size: 2 },
      { kind: 'conv', kernel: 3, channels: 16 },
      { kind: 'avgpool', size: 2 },
    ],
  },
] as const satisfies readonly { readonly name: string; readonly stem: ModelSpec['stem'] }[];

const named = <V extends string>(names: Record<V, string>, values: readonly V[]) =>
  values.map((value) => [value, names[value]] as const);

function StemField({ stem, onChange }: { stem: ModelSpec['stem']; onChange: (stem: ModelSpec['stem']) => void }) {
  const at = STEMS.findIndex((choice) => JSON.stringify(choice.stem) === JSON.stringify(stem));
  const words = CONTROLS.model.stem;
  const options = STEMS.map(({ name }, index) => [String(index), words[name]] as const);
  return (
    <ChoiceField
      wide
      label={words.label}
      hint={words.hint}
      term="stem"
      value={String(at)}
      options={at < 0 ? [['-1', words.asInFile] as const, ...options] : options}
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
  const { label, layers, diagonal } = CONTROLS.model.network;
  return (
    <ChoiceField
      wide
      label={label}
      term={architecture === 'diagonal' ? 'diagonalNetwork' : 'network'}
      value={architecture ?? 'layers'}
      options={[
        ['layers', layers],
        ['diagonal', diagonal],
      ]}
      onChange={choose}
    />
  );
}

/** Residual blocks and layer normalisation, each absent from the spec where it is off. */
function BlockFields() {
  const { residual, normalisation, hidden } = useApp((state) => state.draft.model);
  const editDraft = useApp((state) => state.editDraft);
  const words = CONTROLS.model;
  const isNone = hidden.length === 0;
  const setResidual = (on: boolean) =>
    editDraft((draft) => {
      const { residual: _dropped, ...plain } = draft.model;
      return { ...draft, model: on ? { ...plain, residual: true } : plain };
    });
  const setNormalised = (on: boolean) =>
    editDraft((draft) => {
      const { normalisation: _dropped, ...plain } = draft.model;
      return { ...draft, model: on ? { ...plain, normalisation: 'layer' } : plain };
    });
  return (
    <>
      <SwitchField
        wide
        label={words.residual}
        term="residualBlock"
        disabled={isNone && !residual}
        value={residual === true}
        onChange={setResidual}
      />
      <SwitchField
        wide
        label={words.normalisation}
        term="layerNormalisation"
        disabled={isNone && !normalisation}
        value={normalisation !== undefined}
        onChange={setNormalised}
      />
    </>
  );
}

/** Layers: stem, widths, activation and initial weights. */
function LayerFields() {
  const [model, edit] = useDraftPart('model');
  const [{ source }] = useDraftPart('dataset');
  const words = CONTROLS.model;
  return (
    <>
      <TextField
        label={words.hidden.label}
        hint={words.hidden.hint}
        term="network"
        value={model.hidden}
        show={(widths) => widths.join(', ')}
        read={listReader(modelSpec.shape.hidden)}
        onChange={(widths) => edit({ hidden: widths })}
        note={model.hidden.length === 0 ? words.hidden.none : undefined}
      />
      <ChoiceField
        label={words.activation}
        term="activation"
        value={model.activation}
        options={ACTIVATIONS.map((name) => [name, name] as const)}
        onChange={(activation) => edit({ activation })}
      />
      <BlockFields />
      {(isImageSource(source) || model.stem.length > 0) && (
        <StemField stem={model.stem} onChange={(stem) => edit({ stem })} />
      )}
      <ChoiceField
        label={words.init.label}
        term="initialisation"
        value={model.init}
        options={named(words.init, INITIALISATIONS)}
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
  const { gain, loss } = CONTROLS.model;
  return (
    <div className="fields">
      {isRegression && <ArchitectureField />}
      {model.architecture === undefined && <LayerFields />}
      <NumberField
        label={gain.label}
        hint={gain.hint}
        term="gain"
        value={model.gain}
        schema={modelSpec.shape.gain}
        onChange={(value) => edit({ gain: value })}
        note={model.architecture === undefined ? undefined : gain.diagonal}
      />
      {!isRegression && (
        <ChoiceField
          wide
          label={loss.label}
          term={model.loss}
          value={model.loss}
          options={named(loss, LOSSES)}
          onChange={(value) => edit({ loss: value })}
        />
      )}
    </div>
  );
}
