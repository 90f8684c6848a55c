import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import {
  type APIApplicationCommand,
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  Locale,
} from 'discord.js';
import { projectRoot } from '../../src/core/plugins/host-package.js';
import { readLocales } from '../../src/core/translations.js';
import type { GuildActor } from '../../src/sandbox/actors/guild-actor.js';
import { startWorld } from '../../src/testing/start-world.js';
import type { TestWorld } from '../../src/testing/test-world.js';
import { migratedDatabase, type TestDatabase } from '../support/database.js';

type Texts = { readonly [key: string]: string | Texts };
type Part = APIApplicationCommand | APIApplicationCommandOption;

const folder = (path: string) => fileURLToPath(new URL(path, projectRoot));
const roots = [
  folder('src'),
  ...readdirSync(folder('plugins'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => folder(`plugins/${name}`)),
];

describe('the names of commands in other languages', () => {
  let database: TestDatabase;
  let world: TestWorld;
  let guild: GuildActor;
  let commands: APIApplicationCommand[];

  before(async function () {
    this.timeout(180_000);
    database = await migratedDatabase();
    world = await startWorld({ databaseUrl: database.url });
    guild = world.discord.createGuild({ name: 'Theehuis' });
    commands = guild.owner.commands().filter(({ type }) => type === ApplicationCommandType.ChatInput);
  });
  after(async () => {
    await world.stop();
    await database.drop();
  });

  it('are all of something: a command, a subcommand or an option of this name', () => {
    const known = new Set(commands.flatMap(allParts).map(({ name }) => name));
    for (const root of roots) {
      for (const [locale, texts] of Object.entries(readLocales(root))) {
        const names = Object.keys((texts as Texts)['commandNames'] ?? {});
        expect(names.filter((name) => !known.has(name), `${root} ${locale}`)).to.deep.equal([]);
      }
    }
  });

  it('are there for all of them, be it the English ones', () => {
    const unnamed = commands.flatMap(allParts).filter(({ name_localizations }) => !name_localizations?.nl);
    expect(unnamed.map(({ name }) => name)).to.deep.equal([]);
  });

  it('are different from each other, command by command', () => {
    for (const locale of [Locale.Dutch]) {
      const names = commands.map((command) => nameIn(command, locale));
      expect(new Set(names).size, locale).to.equal(names.length);
    }
  });

  it('are what the texts of the language call them', () => {
    const wrong: string[] = [];
    for (const root of roots) {
      for (const [locale, texts] of Object.entries(readLocales(root))) {
        for (const text of allTexts(texts as Texts)) wrong.push(...wrongNamesIn(text, locale));
      }
    }
    expect(wrong).to.deep.equal([]);
  });

  /** `/reminder add` where the reader sees `/herinnering toevoegen`, or what is no command at all. */
  function wrongNamesIn(text: string, locale: string): string[] {
    const named = [...text.matchAll(/(?<![\p{L}\d<:/.])\/([\p{L}_-]+)(?: ([\p{L}_-]+))?/gu)];
    return named.flatMap(([whole, root = '', below = '']) => {
      const command = commands.find((one) => nameIn(one, locale) === root);
      const subcommands = (command?.options ?? []).filter(isSubcommand);
      const isThere = subcommands.length === 0 || subcommands.some((one) => nameIn(one, locale) === below);
      return command && isThere ? [] : [`${locale}: ${whole} in "${text}"`];
    });
  }

  it('are used by whoever speaks the language, and answered in it', async () => {
    const daan = guild.member('daan', { locale: Locale.Dutch });
    const set = await daan.slash('herinnering toevoegen', { wanneer: 'over 2 uur', wat: 'thee' });
    expect(set.embeds[0]?.title).to.equal('Herinnering ingesteld');
    const zone = await daan.slash('tijdzone instellen', { zone: 'Europe/Brussels' });
    expect(JSON.stringify(zone.embeds)).to.include('Europe/Brussels');
    expect((await daan.slash('herinnering lijst')).embeds[0]?.description).to.include('thee');
  });
});

function allTexts(texts: Texts): string[] {
  return Object.values(texts).flatMap((text) => (typeof text === 'string' ? [text] : allTexts(text)));
}

function allParts(part: Part): Part[] {
  return [part, ...('options' in part ? (part.options ?? []) : []).flatMap(allParts)];
}

function nameIn({ name, name_localizations }: Part, locale: string): string {
  const localized = Object.entries(name_localizations ?? {}).find(([language]) => language === locale);
  return localized?.[1] ?? name;
}

function isSubcommand({ type }: APIApplicationCommandOption): boolean {
  return type === ApplicationCommandOptionType.Subcommand;
}
