import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ILogger } from '@sapphire/framework';
import { createInstance } from 'i18next';
import { z } from 'zod';
import type { I18n, Words } from './i18n.js';

type Texts = { readonly [key: string]: string | Texts };

const textsSchema: z.ZodType<Texts> = z.lazy(() => z.record(z.string(), z.union([z.string(), textsSchema])));

/** The language that every other one falls back to. */
const fallback = 'en';

/** The texts of the core and of all plugins, each in the namespace of its own name. */
export class Translations implements I18n {
  readonly #texts = createInstance({
    fallbackLng: fallback,
    initAsync: false,
    nsSeparator: false,
    resources: {},
    interpolation: { escapeValue: false }, // Discord shows text, not HTML
  });

  /** Keys that were found to have a text: each is looked for once, not with every message. */
  readonly #known = new Set<string>();

  #chosenBy: (guildId: string) => string | null = () => null;

  constructor(private readonly logger: ILogger) {
    void this.#texts.init(); // synchronous: there is nothing to load
  }

  /** Adds the files `locales/<locale>.json` of a plugin. */
  add(namespace: string, root: string): void {
    this.#known.clear();
    for (const [locale, texts] of Object.entries(readLocales(root))) {
      this.#texts.addResourceBundle(locale, namespace, texts);
    }
  }

  remove(namespace: string): void {
    this.#known.clear();
    for (const locale of Object.keys(this.#texts.services.resourceStore.data)) {
      this.#texts.removeResourceBundle(locale, namespace);
    }
  }

  get locales(): readonly string[] {
    return Object.keys(this.#texts.services.resourceStore.data);
  }

  chosenBy(guildId: string): string | null {
    return this.#chosenBy(guildId);
  }

  findChoicesBy(find: (guildId: string) => string | null): void {
    this.#chosenBy = find;
  }

  has(key: string): boolean {
    if (this.#known.has(key)) return true;
    const found = this.#isText(key);
    if (found) this.#known.add(key); // only those: keys that are none may come from anywhere
    return found;
  }

  #isText(key: string): boolean {
    const { namespace, rest } = split(key);
    // With a count, i18next looks for the plural forms `key_one` and `key_other` too.
    const options = { lng: fallback, ns: namespace, count: 1 };
    if (!this.#texts.exists(rest, options)) return false;
    const text: unknown = this.#texts.t(rest, { ...options, returnObjects: true });
    return typeof text === 'string'; // and no group of texts
  }

  textIn(locale: string | null | undefined, key: string): string | null {
    const { namespace, rest } = split(key);
    const text: unknown = this.#texts.getResource(this.#languageFor(locale), namespace, rest);
    return typeof text === 'string' ? text : null;
  }

  wordsFor(locale: string | null | undefined): Words {
    const language = this.#languageFor(locale);
    return (key, values = {}) => {
      if (!this.has(key)) {
        this.logger.error(`there is no text "${key}", not even in English`);
        return key;
      }
      const { namespace, rest } = split(key);
      return this.#texts.t(rest, {
        lng: language,
        ns: namespace,
        ...(typeof values['count'] === 'number' && { count: values['count'] }),
        replace: readable(values, language),
        nest: false, // a value may contain "$t(...)"
      });
    };
  }

  /** `nl-BE` is served by `nl`; a language that nobody wrote texts in by English. */
  #languageFor(locale: string | null | undefined): string {
    const languages = this.#texts.services.resourceStore.data;
    const candidates = [locale, locale?.split('-', 1)[0]];
    return candidates.find((candidate) => candidate && Object.hasOwn(languages, candidate)) ?? fallback;
  }
}

/** The files of `<root>/locales` by locale. */
export function readLocales(root: string): Readonly<Record<string, Texts>> {
  const folder = join(root, 'locales');
  if (!existsSync(folder)) return {};
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return Object.fromEntries(files.map((file) => [basename(file, '.json'), readTexts(join(folder, file))]));
}

function readTexts(path: string): Texts {
  try {
    return textsSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    throw new Error(`${path} is not a JSON object of texts`, { cause: error });
  }
}

/** `reminders.list.empty` is `list.empty` of the plugin reminders. */
function split(key: string): { namespace: string; rest: string } {
  const dot = key.indexOf('.');
  return { namespace: key.slice(0, Math.max(dot, 0)), rest: key.slice(dot + 1) };
}

function readable(values: Readonly<Record<string, unknown>>, language: string): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      Array.isArray(value) ? listIn(language).format(value.map(String)) : value,
    ]),
  );
}

/** Made where there is a list to write: making it takes longer than all else about a text. */
function listIn(language: string): Intl.ListFormat {
  return new Intl.ListFormat(language, { type: 'conjunction' });
}
