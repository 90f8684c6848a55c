import { type Guild, PermissionFlagsBits } from 'discord.js';

/** Whether the bot may make events in a guild, as far as its memory of roles says. */
export function mayMakeEvents({ members: { me } }: Guild): boolean {
  return me !== null && !me.isCommunicationDisabled() && me.permissions.has(PermissionFlagsBits.CreateEvents);
}
