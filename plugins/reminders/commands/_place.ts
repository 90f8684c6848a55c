import { refuse } from 'alphapy';

export function guildOf({ guildId }: { readonly guildId: string | null }): string {
  if (!guildId) throw notReady();
  return guildId;
}

/** The command can be used in guilds only; right after a start the bot may not have heard of all of them. */
export function notReady() {
  return refuse(
    'reminders.notReady',
    'I have just started and do not know this server yet. Try again in a moment.',
  );
}
