import { GatewayIntentBits as Intent } from 'discord-api-types/v10';

/** https://docs.discord.com/developers/events/gateway#list-of-intents. Events that no intent names are always sent. */
const GUILD_EVENTS: readonly (readonly [intents: number, events: RegExp])[] = [
  [Intent.Guilds, /^(GUILD_(CREATE|UPDATE|DELETE|ROLE_\w+)|CHANNEL_\w+|THREAD_(?!MEMBERS_)\w+|STAGE_\w+)$/],
  [Intent.Guilds | Intent.GuildMembers, /^THREAD_MEMBERS_UPDATE$/],
  [Intent.GuildMembers, /^GUILD_MEMBER_(ADD|UPDATE|REMOVE)$/],
  [Intent.GuildModeration, /^GUILD_(BAN_\w+|AUDIT_LOG_ENTRY_CREATE)$/],
  [Intent.GuildExpressions, /^GUILD_(EMOJIS|STICKERS|SOUNDBOARD)_\w+$/],
  [Intent.GuildIntegrations, /^(GUILD_INTEGRATIONS_UPDATE|INTEGRATION_\w+)$/],
  [Intent.GuildWebhooks, /^WEBHOOKS_UPDATE$/],
  [Intent.GuildInvites, /^INVITE_\w+$/],
  [Intent.GuildVoiceStates, /^VOICE_(STATE_UPDATE|CHANNEL_\w+)$/],
  [Intent.GuildPresences, /^PRESENCE_UPDATE$/],
  [Intent.GuildMessages, /^MESSAGE_(CREATE|UPDATE|DELETE|DELETE_BULK)$/],
  [Intent.GuildMessageReactions, /^MESSAGE_REACTION_\w+$/],
  [Intent.GuildMessageTyping, /^TYPING_START$/],
  [Intent.GuildMessagePolls, /^MESSAGE_POLL_VOTE_\w+$/],
  [Intent.GuildScheduledEvents, /^GUILD_SCHEDULED_EVENT_\w+$/],
  [Intent.AutoModerationConfiguration, /^AUTO_MODERATION_RULE_\w+$/],
  [Intent.AutoModerationExecution, /^AUTO_MODERATION_ACTION_EXECUTION$/],
];

const DIRECT_EVENTS: readonly (readonly [intents: number, events: RegExp])[] = [
  [Intent.DirectMessages, /^(MESSAGE_(CREATE|UPDATE|DELETE)|CHANNEL_PINS_UPDATE)$/],
  [Intent.DirectMessageReactions, /^MESSAGE_REACTION_\w+$/],
  [Intent.DirectMessageTyping, /^TYPING_START$/],
  [Intent.DirectMessagePolls, /^MESSAGE_POLL_VOTE_\w+$/],
];

const PRIVILEGED = Intent.GuildMembers | Intent.GuildPresences | Intent.MessageContent;

const ALL_INTENTS = Object.values(Intent)
  .filter((bit) => typeof bit === 'number')
  .reduce((all, bit) => all | bit, 0);

const neededFor = new Map<string, number>();

/** Whether a session with these intents is told of such an event. */
export function isIntended(intents: number, type: string, inGuild: boolean): boolean {
  const key = `${type}:${inGuild}`;
  let needed = neededFor.get(key);
  if (needed === undefined) {
    const table = inGuild ? GUILD_EVENTS : DIRECT_EVENTS;
    needed = table.find(([, events]) => events.test(type))?.[0] ?? 0;
    neededFor.set(key, needed);
  }
  return needed === 0 || (intents & needed) !== 0;
}

/** Bits that are no intent. */
export function unknownIntents(intents: number): number {
  return intents & ~ALL_INTENTS;
}

/** Privileged intents that are not enabled in the developer portal. */
export function disallowedIntents(intents: number, enabled: number): number {
  return intents & PRIVILEGED & ~enabled;
}
