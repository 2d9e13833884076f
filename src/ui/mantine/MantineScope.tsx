import './component-styles.ts';
import './mantine-variables.css';
import './theme.css';
import './drawer.css';
import { MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { useColourScheme } from '../colour-scheme.ts';
import { theme } from './theme.ts';

/** Lets Mantine's components be used inside. Only views that load when they are first opened use them. */
export function MantineScope({ children }: { readonly children: ReactNode }) {
  const scheme = useColourScheme();
  return (
    // Its variables are in mantine-variables.css: the page's security policy allows no style element made at run time.
    <MantineProvider theme={theme} withCssVariables={false} withGlobalClasses={false} forceColorScheme={scheme}>
      {children}
    </MantineProvider>
  );
}
