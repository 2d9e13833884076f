/** Keys, and what they do. */
interface Row {
  readonly keys: readonly string[];
  readonly what: string;
}

interface Group {
  readonly name: string;
  readonly rows: readonly Row[];
}

/** Every key that does something, by where it does. */
export const SHORTCUTS_ENGLISH = {
  title: 'Keyboard shortcuts',
  close: 'Close',
  groups: [
    {
      name: 'Everywhere',
      rows: [
        { keys: ['?'], what: 'This list' },
        { keys: ['Tab'], what: 'To the next control; the first leads past the header' },
        { keys: ['Escape'], what: 'Close what is open, else clear the selection' },
      ],
    },
    {
      name: 'Map and diagonals',
      rows: [
        { keys: ['←', '→', '↑', '↓'], what: 'To the next cell; on Start also to the next diagonal' },
        { keys: ['Enter'], what: 'Select the cell; once more: open the microscope on a run' },
        { keys: ['Shift', 'Enter'], what: 'Select the cell too, or no more' },
        { keys: ['Space'], what: 'Pause or resume the training' },
      ],
    },
    {
      name: 'Workbench',
      rows: [
        { keys: ['f'], what: 'The panel in use alone, or all panels again' },
        { keys: ['\\'], what: 'Settings shown or hidden' },
        { keys: ['Shift', '←', '→'], what: 'Move a panel, from the handle before its name' },
        { keys: ['←', '→'], what: 'Move the time of the board, from the play bar' },
      ],
    },
    {
      name: 'Lecture',
      rows: [
        { keys: ['a'], what: 'Add the board as a step, on Start and in the workbench' },
        { keys: ['p'], what: 'Present, from Start and from the workbench' },
        { keys: ['←', '→', 'Space'], what: 'To the step before or after; so do Page Up and Page Down of a presenter' },
        { keys: ['Home', 'End'], what: 'To the first or the last step' },
        { keys: ['Shift', '←', '→'], what: 'Move the training time of the step' },
        { keys: ['q'], what: 'The link to the step as a QR code' },
        { keys: ['Escape'], what: 'Back to the board' },
      ],
    },
  ] as readonly Group[],
};
