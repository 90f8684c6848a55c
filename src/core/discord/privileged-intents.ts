import { GatewayIntentBits } from 'discord.js';

/**
 * Intents that must be enabled in the developer portal, by their names there, and the flags of an application that may
 * use them ("limited": in fewer than 100 guilds).
 */
export const privilegedIntents = [
  {
    intent: GatewayIntentBits.GuildPresences,
    name: 'Presence Intent',
    flags: ['GatewayPresence', 'GatewayPresenceLimited'],
  },
  {
    intent: GatewayIntentBits.GuildMembers,
    name: 'Server Members Intent',
    flags: ['GatewayGuildMembers', 'GatewayGuildMembersLimited'],
  },
  {
    intent: GatewayIntentBits.MessageContent,
    name: 'Message Content Intent',
    flags: ['GatewayMessageContent', 'GatewayMessageContentLimited'],
  },
] as const;

/** Where they are enabled. */
export const intentsInPortal =
  'https://discord.com/developers/applications → your application → Bot → Privileged Gateway Intents';
