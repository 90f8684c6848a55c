import { guildWithBot, refuse } from 'alphapy';
import {
  type BaseInteraction,
  type ChatInputCommandInteraction,
  InteractionContextType,
  MessageFlags,
} from 'discord.js';

/** Where the reminders live that somebody sets here: in the guild, or, where the bot is no member, with them. */
export function homeOf(interaction: Pick<BaseInteraction, 'guildId' | 'client' | 'user'>): string {
  return guildWithBot(interaction) ?? interaction.user.id;
}

/** Right after a start the bot may not have heard all of a guild. */
export function notReady() {
  return refuse(
    'reminders.notReady',
    'I have just started and do not know this server yet. Try again in a moment.',
  );
}

/** Nobody else sees an answer. In the bot's own direct messages there is nobody else, and it may stay. */
export function alone({ context }: Pick<BaseInteraction, 'context'>): {
  readonly flags?: MessageFlags.Ephemeral;
} {
  return context === InteractionContextType.BotDM ? {} : { flags: MessageFlags.Ephemeral };
}

/** Refuses channels and other people where the bot knows neither. */
export function refuseOthers({ options }: Pick<ChatInputCommandInteraction, 'options'>): void {
  if (options.get('channel'))
    throw refuse(
      'reminders.personal.channel',
      'I am no member here, so I can only remind you by direct message. Leave out `channel`.',
    );
  if (options.get('for'))
    throw refuse(
      'reminders.personal.others',
      'I am no member here, so I can only remind you. Leave out `for`.',
    );
  if (options.get('mention'))
    throw refuse(
      'reminders.personal.mention',
      'I am no member here, so I can only remind you by direct message. Leave out `mention`.',
    );
}
