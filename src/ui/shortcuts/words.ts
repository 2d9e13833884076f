type Row = readonly [keys: readonly string[], what: string];

/** Every key that does something, by where it does. */
export const SHORTCUTS = {
  title: 'Keyboard shortcuts',
  close: 'Close',
  groups: [
    {
      name: 'Everywhere',
      rows: [
        [['?'], 'This list'],
        [['Tab'], 'To the next control; the first leads past the header'],
        [['Escape'], 'Close what is open, else clear the selection'],
      ],
    },
    {
      name: 'Map and diagonals',
      rows: [
        [['←', '→', '↑', '↓'], 'To the next cell; on Start also to the next diagonal'],
        [['Enter'], 'Select the cell; once more: open the microscope on a run'],
        [['Shift', 'Enter'], 'Select the cell too, or no more'],
        [['Space'], 'Pause or resume the training'],
      ],
    },
    {
      name: 'Workbench',
      rows: [
        [['f'], 'The panel in use alone, or all panels again'],
        [['\\'], 'Settings shown or hidden'],
        [['Shift', '←', '→'], 'Move a panel, from the handle before its name'],
        [['←', '→'], 'Move the time of the board, from the play bar'],
      ],
    },
  ] satisfies readonly { readonly name: string; readonly rows: readonly Row[] }[],
} as const;
