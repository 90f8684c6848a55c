import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { projectRoot } from '../src/core/plugins/host-package.js';
import { readLocales } from '../src/core/translations.js';

type Texts = { readonly [key: string]: string | Texts };

const folder = (path: string) => fileURLToPath(new URL(path, projectRoot));
const plugins = readdirSync(folder('plugins'), { withFileTypes: true }).filter((entry) =>
  entry.isDirectory(),
);
const roots = [folder('src'), ...plugins.map(({ name }) => folder(`plugins/${name}`))];

/** Every key with the placeholders of its text, sorted. */
function outline(texts: Texts, path = ''): string[] {
  return Object.entries(texts)
    .flatMap(([key, text]) => {
      const place = path ? `${path}.${key}` : key;
      if (typeof text !== 'string') return outline(text, place);
      const placeholders = [...text.matchAll(/\{\{[^}]*\}\}/g)].map(([placeholder]) => placeholder).sort();
      return [`${place} ${placeholders.join(' ')}`];
    })
    .sort();
}

describe('the texts in English and Dutch', () => {
  for (const root of roots) {
    const locales = readLocales(root);
    if (Object.keys(locales).length === 0) continue;

    it(`have the same keys and placeholders in ${root.slice(folder('.').length)}`, () => {
      expect(Object.keys(locales)).to.have.members(['en', 'nl']);
      const { commandNames: _, ...dutch } = locales['nl'] ?? {}; // in English they stand in the code
      expect(outline(dutch)).to.deep.equal(outline(locales['en'] ?? {}));
    });
  }
});
