import { chooseScheme, SCHEME_CHOICES, useSchemeChoice } from '../colour-scheme.ts';
import { MenuItem, PopoverMenu } from '../elements/PopoverMenu.tsx';
import { HEADER } from './words.ts';

const Icon = () => (
  <svg width={18} height={18} viewBox="0 0 18 18" aria-hidden="true">
    <circle cx={9} cy={9} r={6.5} fill="none" stroke="currentColor" strokeWidth={1.5} />
    <path d="M9 2.5a6.5 6.5 0 0 1 0 13Z" fill="currentColor" />
  </svg>
);

/** Light, dark, or as the system. */
export function ColourSchemeMenu() {
  const chosen = useSchemeChoice();
  return (
    <PopoverMenu label={<Icon />} name={HEADER.colours.name} className="quiet-button icon-button">
      {SCHEME_CHOICES.map((choice) => (
        <MenuItem key={choice} isChecked={choice === chosen} onChoose={() => chooseScheme(choice)}>
          {HEADER.colours[choice]}
        </MenuItem>
      ))}
    </PopoverMenu>
  );
}
