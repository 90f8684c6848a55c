import {
  type APIMessage,
  type ChatInputCommandInteraction,
  Message,
  type MessageContextMenuCommandInteraction,
  PermissionFlagsBits,
} from 'discord.js';
import type { NameOf } from '../domain/mentions-as-names.js';

type Interaction = ChatInputCommandInteraction | MessageContextMenuCommandInteraction;

/** The names of what is mentioned: as Discord sent them along, else as the bot knows them here. */
export function namesIn(interaction: Interaction): NameOf {
  const { resolved } = interaction.options;
  return (kind, id) => {
    switch (kind) {
      case 'user': {
        const member = interaction.guild?.members.cache.get(id);
        return member?.displayName ?? resolved?.users?.get(id)?.displayName;
      }
      case 'role':
        return resolved?.roles?.get(id)?.name ?? interaction.guild?.roles.cache.get(id)?.name;
      case 'channel':
        return seenChannel(interaction, id);
    }
  };
}

/** The same, with those whom a message mentions. */
export function namesAbout(interaction: Interaction, message: Message | APIMessage): NameOf {
  const known = namesIn(interaction);
  return (kind, id) => known(kind, id) ?? (kind === 'user' ? mentionedIn(message, id) : undefined);
}

function mentionedIn(message: Message | APIMessage, id: string): string | undefined {
  if (message instanceof Message) return message.mentions.users.get(id)?.displayName;
  const user = message.mentions.find((mentioned) => mentioned.id === id);
  return user?.global_name ?? user?.username;
}

/** Nobody learns the name of a channel that they do not see. */
function seenChannel(interaction: Interaction, id: string): string | undefined {
  if (!interaction.inCachedGuild()) return undefined;
  const channel = interaction.guild.channels.cache.get(id);
  const isSeen = channel?.permissionsFor(interaction.member).has(PermissionFlagsBits.ViewChannel);
  return isSeen ? channel?.name : undefined;
}
