import { MantineProvider } from '@mantine/core';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { theme } from '../../../src/ui/mantine/theme.ts';

const HEAD = `/*
 * Mantine's variables for theme.ts where they differ from its style sheet's: the page's security policy allows no style
 * element that is made at run time. Computed: npx vitest run --project unit tests/unit/ui/mantine-variables.test.tsx -u
 */
`;

/** The rules of a style element as this project formats CSS. */
const formatted = (css: string) =>
  [...css.matchAll(/:root([^,{]*)[^{]*\{([^}]*)\}/g)]
    .map(([, scheme, body]) => {
      const declarations = body.split(';').filter((declaration) => declaration.trim() !== '');
      return `:root${scheme} {\n${declarations.map((declaration) => `  ${declaration.trim()};\n`).join('')}}\n`;
    })
    .join('\n');

test('the style sheet of Mantine’s variables is what Mantine derives from the theme', async () => {
  const html = renderToStaticMarkup(
    <MantineProvider theme={theme} withGlobalClasses={false}>
      {null}
    </MantineProvider>,
  );
  const [, css = ''] = /<style[^>]*>(.*)<\/style>/s.exec(html) ?? [];
  expect(css).toContain('--mantine-color-accent-9');
  await expect(HEAD + formatted(css)).toMatchFileSnapshot('../../../src/ui/mantine/mantine-variables.css');
});
