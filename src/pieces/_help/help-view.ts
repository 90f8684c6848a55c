import { container } from '@sapphire/framework';
import { type BaseInteraction, InteractionContextType } from 'discord.js';
import { guildWithBot } from '../../core/discord/guild-with-bot.js';
import { wordsForUser } from '../../core/i18n.js';
import { switchKey } from '../../services/settings/all-settings.js';
import { coreScope } from '../../services/settings/core-settings.js';
import { scopeName } from '../../services/settings/setting-words.js';
import { embed } from '../../utils/embeds/embed.js';
import { pageButtons, pageOf } from '../../utils/embeds/pages.js';
import { commandIds } from './command-ids.js';
import { type KnownCommand, knownCommands } from './known-commands.js';

export const helpPrefix = 'core:help';

const perPage = 15;

/** What this member may use here, page by page. Asks Discord the first time, so the interaction is deferred before. */
export async function helpView(interaction: BaseInteraction, pageNumber: number) {
  const words = wordsForUser(interaction);
  const usable = await usableCommands(interaction);
  const canConfigure = usable.some(({ name }) => name === 'config browse');
  const page = pageOf(usable, pageNumber, perPage);
  const ids = await commandIds();
  const scopes = Map.groupBy(page.items, ({ scope }) => scope);
  const shown = embed('info', {
    title: words('core.help.title'),
    description: [...scopes]
      .map(([scope, commands]) => section(scope, commands, ids, interaction.locale))
      .join('\n\n'),
    footer: words(canConfigure ? 'core.help.footerOfStaff' : 'core.help.footer'),
  });
  return { embeds: [shown], components: pageButtons(helpPrefix, page) };
}

async function usableCommands(interaction: BaseInteraction): Promise<readonly KnownCommand[]> {
  const { memberPermissions, context } = interaction;
  const commands = await knownCommands();
  if (context === InteractionContextType.BotDM) return commands.filter(({ inGuildsOnly }) => !inGuildsOnly);
  const guildId = guildWithBot(interaction);
  if (!guildId) return commands.filter(({ isBroughtAlong }) => isBroughtAlong);
  const off = await switchedOff(guildId);
  return commands.filter(
    ({ scope, permissions }) =>
      !off.has(scope) && (permissions === null || memberPermissions?.has(permissions)),
  );
}

async function switchedOff(guildId: string): Promise<ReadonlySet<string>> {
  const { plugins, services } = container;
  const names = plugins.map(({ manifest }) => manifest.name).filter((name) => name !== coreScope);
  const states = await Promise.all(
    names.map(async (name) => [name, (await services.settings.read(guildId, name))[switchKey]] as const),
  );
  return new Set(states.filter(([, enabled]) => enabled === false).map(([name]) => name));
}

function section(
  scope: string,
  commands: readonly KnownCommand[],
  ids: ReadonlyMap<string, string>,
  locale: string,
): string {
  const lines = commands.map((command) => line(command, ids, locale));
  return [`**${scopeName(scope, container.i18n, locale)}**`, ...lines].join('\n');
}

function line(
  { kind, name, names, description, descriptions }: KnownCommand,
  ids: ReadonlyMap<string, string>,
  locale: string,
): string {
  const words = container.i18n.wordsFor(locale);
  const called = new Map(Object.entries(names)).get(locale) ?? name;
  if (kind !== 'slash') return words(`core.help.${kind}`, { name: called });
  const id = ids.get(name.split(' ', 1)[0] ?? '');
  const mention = id ? `</${name}:${id}>` : `\`/${name}\``; // registered by a newer process, after we asked
  // Discord shows a mention as it is written, and opens it by its English name alone.
  const typed = called === name ? [] : [`(\`/${called}\`)`];
  const translated = new Map(Object.entries(descriptions)).get(locale);
  return [mention, ...typed, translated ?? description].join(' ');
}
