import { described, describedChoice, refuse } from 'alphapy';
import type { ChatInputCommandInteraction, SlashCommandSubcommandBuilder } from 'discord.js';
import { LATE } from '../domain/delivery/late.js';
import { LONGEST_REPEAT } from '../messages/form.js';
import type { MannerWish } from '../wishes/read-manner.js';
import type { Wish } from '../wishes/wish.js';

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
export function defineRepeat(
  subcommand: SlashCommandSubcommandBuilder,
  key = 'reminders.command.add.repeat',
): SlashCommandSubcommandBuilder {
  return subcommand.addStringOption((repeat) =>
    described(repeat.setName('repeat'), key).setMaxLength(LONGEST_REPEAT),
  );
}

/** Refuses to change nothing, which would look as if something had been changed. */
export function requireChange({ options }: Pick<ChatInputCommandInteraction, 'options'>): void {
  const given = options.data.flatMap((subcommand) => subcommand.options ?? []);
  if (given.some(({ name }) => name !== 'reminder')) return;
  throw refuse('reminders.nothing', 'Say what to change: `when`, `what`, or one of the others.');
}

/** When, and how often. */
export function whenOf(
  { options }: Pick<ChatInputCommandInteraction, 'options'>,
  usual = '',
): Pick<Wish, 'when' | 'repeat'> {
  const repeat = options.getString('repeat') ?? undefined;
  return { when: options.getString('when') ?? usual, repeat };
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
