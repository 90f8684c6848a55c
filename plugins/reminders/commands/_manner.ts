import { described, describedChoice, refuse } from 'alphapy';
import type { ChatInputCommandInteraction, SlashCommandSubcommandBuilder } from 'discord.js';
import { LATE } from '../domain/delivery/late.js';
import type { MannerWish } from '../wishes/read-manner.js';

/** The options of `/reminder add` and `edit` that say how it comes. */
export function defineManner(subcommand: SlashCommandSubcommandBuilder): SlashCommandSubcommandBuilder {
  return subcommand
    .addStringOption((notice) =>
      described(notice.setName('notice'), 'reminders.command.notice').setMaxLength(100),
    )
    .addBooleanOption((dm) => described(dm.setName('dm'), 'reminders.command.dm'))
    .addBooleanOption((silent) => described(silent.setName('silent'), 'reminders.command.silent'))
    .addStringOption((late) =>
      described(late.setName('late'), 'reminders.command.late').addChoices(
        ...LATE.map((choice) => describedChoice(choice, `reminders.late.${choice}`)),
      ),
    );
}

/** `repeat`: how often, for who does not say so in `when`. */
export function defineRepeat(add: SlashCommandSubcommandBuilder): SlashCommandSubcommandBuilder {
  return add.addStringOption((repeat) =>
    described(repeat.setName('repeat'), 'reminders.command.add.repeat').setMaxLength(100),
  );
}

/** When, with how often: the two are one sentence, and are read as one. */
export function whenOf({ options }: Pick<ChatInputCommandInteraction, 'options'>, usual = ''): string {
  const when = options.getString('when') ?? usual;
  return [when, options.getString('repeat')].filter(Boolean).join(' ');
}

/** What was said about how it shall come. */
export function mannerOf({ options }: Pick<ChatInputCommandInteraction, 'options'>): MannerWish {
  const dm = options.getBoolean('dm');
  if (dm && options.getChannel('channel'))
    throw refuse('reminders.twoPlaces', 'Choose a channel or a direct message, not both.');
  const late = options.getString('late');
  return {
    notices: options.getString('notice') ?? undefined,
    target: dm === null ? undefined : dm ? 'dm' : 'channel',
    silent: options.getBoolean('silent') ?? undefined,
    late: LATE.find((known) => known === late),
  };
}
