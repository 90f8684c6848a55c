import { Events, Listener } from '@sapphire/framework';
import type { Guild } from 'discord.js';

// Guilds that come and go, for the operational log. discord.js tells of neither for a guild that is only unavailable.

export class OperationsGuildJoined extends Listener<typeof Events.GuildCreate> {
  constructor(context: Listener.LoaderContext) {
    super(context, { name: 'operationsGuildJoined', event: Events.GuildCreate });
  }

  override run({ id: guildId, memberCount }: Guild): void {
    this.container.services.operations.tell('guild.joined', 'The bot was added', {
      guildId,
      members: memberCount,
    });
  }
}

export class OperationsGuildLeft extends Listener<typeof Events.GuildDelete> {
  constructor(context: Listener.LoaderContext) {
    super(context, { name: 'operationsGuildLeft', event: Events.GuildDelete });
  }

  override run({ id: guildId }: Guild): void {
    this.container.services.operations.tell('guild.left', 'The bot was removed', { guildId });
  }
}
