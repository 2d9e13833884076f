type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The contents of a link with its view changed. What is no link at all is left to the rules of the contents. */
function withView(content: unknown, change: (view: Fields) => Fields): unknown {
  if (!isFields(content)) return content;
  const { board = {} } = content;
  if (!isFields(board)) return content;
  const { view = {} } = board;
  return isFields(view) ? { ...content, board: { ...board, view: change(view) } } : content;
}

/** Version 2 knew one page, that of all panels. */
export const withPage = (content: unknown) => withView(content, (view) => ({ page: 'workbench', ...view }));

/** The sets of panels of version 3, beside the map: those of one probe under the name by which another could be chosen. */
const SETS: Readonly<Record<string, readonly Fields[]>> = {
  curvature: [
    { kind: 'eigenvalues' },
    { slot: 'curvature', probe: 'hessianTrace' },
    { slot: 'alignment', probe: 'gradientTopFraction' },
  ],
  noise: [
    { slot: 'noiseScale', probe: 'simpleNoiseScale' },
    { slot: 'noise', probe: 'covarianceTrace' },
    { slot: 'noiseAlignment', probe: 'noiseAlignment' },
  ],
  stability: [
    { kind: 'stability', columns: 2 },
    { slot: 'batchSharpness', probe: 'batchSharpness' },
  ],
  tuning: [{ kind: 'bestRate' }, { kind: 'bestValue' }],
};

/** Version 3 knew five sets of panels; the first is what a board opens with. */
export const withPanels = (content: unknown) =>
  withView(content, ({ panelSet = 'overview', chosenProbes = {}, ...view }) => {
    const set = SETS[String(panelSet)];
    if (!set) return panelSet === 'overview' ? view : { panelSet, ...view };
    const chosen = isFields(chosenProbes) ? chosenProbes : {};
    const panels = set.map(({ slot, probe, ...panel }) =>
      slot === undefined ? panel : { kind: 'probe', probe: chosen[String(slot)] ?? probe },
    );
    const distinct = new Map(panels.map((panel) => [JSON.stringify(panel), panel]));
    return { ...view, panels: [{ kind: 'map', rows: 2 }, ...distinct.values()] };
  });
