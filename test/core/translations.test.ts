import { expect } from 'chai';
import { Translations } from '../../src/core/translations.js';
import { type LogLine, logInto } from '../support/log.js';
import { PluginFolder } from '../support/plugin-files.js';

describe('words', () => {
  const folder = new PluginFolder();
  let log: LogLine[];
  let i18n: Translations;

  before(() => {
    folder.write('cake', {
      'locales/en.json': JSON.stringify({
        greeting: 'Hello {{name}}',
        only: 'Only English',
        list: { slices_one: '{{count}} slice for {{who}}', slices_other: '{{count}} slices for {{who}}' },
      }),
      'locales/nl.json': JSON.stringify({
        greeting: 'Hallo {{name}}',
        list: { slices_one: '{{count}} punt voor {{who}}', slices_other: '{{count}} punten voor {{who}}' },
      }),
    });
  });
  after(() => folder.remove());

  beforeEach(() => {
    log = [];
    i18n = new Translations(logInto(log));
    i18n.add('cake', `${folder.path}/cake`);
  });

  it('are in the language that is asked for, with its plurals and lists', () => {
    const words = i18n.wordsFor('nl');
    expect(words('cake.greeting', { name: 'Ann' })).to.equal('Hallo Ann');
    expect(words('cake.list.slices', { count: 1, who: ['A', 'B', 'C'] })).to.equal('1 punt voor A, B en C');
    expect(words('cake.list.slices', { count: 2, who: ['A', 'B', 'C'] })).to.equal('2 punten voor A, B en C');
  });

  for (const locale of ['en-GB', 'fr', 'not a locale!', '__proto__', '', null, undefined]) {
    it(`are English for the locale ${JSON.stringify(locale)}`, () => {
      expect(i18n.wordsFor(locale)('cake.greeting', { name: 'Ann' })).to.equal('Hello Ann');
    });
  }

  it('are English where a language lacks the text', () => {
    expect(i18n.wordsFor('nl')('cake.only')).to.equal('Only English');
  });

  it('put foreign text in as it is, whatever stands in it', () => {
    const name = '{{name}} $t(cake.only) <b>&</b>';
    expect(i18n.wordsFor('en')('cake.greeting', { name })).to.equal(`Hello ${name}`);
  });

  it('cannot be led astray by the names of values', () => {
    const values = { name: 'Ann', lng: 'nl', ns: 'other', defaultValue: 'x', context: 'y', replace: {} };
    expect(i18n.wordsFor('en')('cake.greeting', values)).to.equal('Hello Ann');
  });

  for (const key of ['cake.missing', 'nobody.greeting', 'nokey', '', 'cake.__proto__', 'cake.list']) {
    it(`show the key "${key}", which has no text, and say so in the log`, () => {
      expect(i18n.has(key)).to.equal(false);
      expect(i18n.wordsFor('nl')(key)).to.equal(key);
      expect(log.map(({ msg }) => msg)).to.deep.equal([`there is no text "${key}", not even in English`]);
    });
  }

  it('of a plugin that has stopped are gone', () => {
    expect(i18n.has('cake.greeting')).to.equal(true);
    i18n.remove('cake');
    expect(i18n.has('cake.greeting')).to.equal(false);
  });

  it('must be a JSON object of texts', () => {
    folder.write('bad', { 'locales/en.json': '{ "a": 1 }' });
    expect(() => i18n.add('bad', `${folder.path}/bad`)).to.throw(
      'locales/en.json is not a JSON object of texts',
    );
  });
});
