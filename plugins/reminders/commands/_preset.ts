import { container, guildWithBot, refuse, type Words, wordsForGuild, wordsForUser } from 'alphapy';
import type { AutocompleteInteraction, BaseInteraction, ChatInputCommandInteraction } from 'discord.js';
import { mentionsAsNames } from '../domain/mentions-as-names.js';
import { presetChoices } from '../messages/presets.js';
import type { Preset } from '../presets/preset.js';
import type { Wish } from '../wishes/wish.js';
import { whenOf } from './_manner.js';
import { namesIn } from './_names.js';
import { homeOf } from './_place.js';

/** The words in which the presets speak that come with the bot: the server's, for what everybody shall read. */
export function presetWords(interaction: BaseInteraction): Words {
  return guildWithBot(interaction) ? wordsForGuild(interaction) : wordsForUser(interaction);
}

/** The preset that was named. */
export function presetOf(interaction: ChatInputCommandInteraction): Promise<Preset> {
  const named = interaction.options.getString('name', true);
  return container.services.reminders.presets.find(homeOf(interaction), named, presetWords(interaction));
}

/** What a reminder takes from a preset, where the member says nothing else. */
export function wishOf(
  { text, notices, silent, usualWhen }: Preset,
  interaction: ChatInputCommandInteraction,
): Pick<Wish, 'when' | 'repeat' | 'what' | 'writtenIn' | 'usual'> {
  const says = interaction.options.getString('when');
  const said = interaction.options.getString('what');
  if (says === null && usualWhen === null)
    throw refuse('reminders.preset.noWhen', 'This preset has no usual time. Say when, with `when`.');
  return {
    ...whenOf(interaction, usualWhen?.text),
    what: said ? mentionsAsNames(said, namesIn(interaction)) : text,
    writtenIn: says === null && usualWhen ? usualWhen : undefined,
    usual: { silent, ...(notices ? { notices } : {}) },
  };
}

/** Offers the presets that fit what was typed so far. */
export async function offerPresets(
  interaction: AutocompleteInteraction,
  isOffered: (preset: Preset) => boolean = () => true,
): Promise<void> {
  const { presets } = container.services.reminders;
  const known = await presets.list(homeOf(interaction), presetWords(interaction));
  await interaction.respond(presetChoices(known.filter(isOffered), interaction.options.getFocused()));
}
