import { type CacheWithLimitsOptions, type ClientOptions, Options, Partials, type User } from 'discord.js';

/**
 * What a client remembers, so that its memory is bounded by its guilds and not by the people and messages it ever met.
 * discord.js keeps users and members for ever and 200 messages per channel by default; guilds, channels, roles and
 * overwrites may not be limited ("will break functionality").
 *
 * A plugin that needs more asks by REST. What is not remembered arrives as a partial, hence the partials.
 */
export const boundedCaches = {
  makeCache: Options.cacheWithLimits(limits()),
  sweepers: {
    ...Options.DefaultSweeperSettings,
    messages: { interval: 300, lifetime: 900 },
    guildMembers: { interval: 600, filter: () => (member) => !isSelf(member.user) },
    users: { interval: 600, filter: () => (user) => !isSelf(user) },
  },
  partials: [
    Partials.Channel,
    Partials.GuildMember,
    Partials.GuildScheduledEvent,
    Partials.Message,
    Partials.Reaction,
    Partials.ThreadMember,
    Partials.User,
  ],
} satisfies Partial<ClientOptions>;

function limits(): CacheWithLimitsOptions {
  return {
    MessageManager: 25,
    GuildMemberManager: { maxSize: 200, keepOverLimit: (member) => isSelf(member.user) },
    UserManager: { maxSize: 5_000, keepOverLimit: isSelf },
    ThreadMemberManager: { maxSize: 10, keepOverLimit: (member) => member.id === member.client.user?.id },
    ApplicationCommandManager: 0,
    AutoModerationRuleManager: 0,
    EntitlementManager: 0,
    GuildBanManager: 0,
    GuildInviteManager: 0,
    GuildScheduledEventManager: 0,
    GuildStickerManager: 0,
    PresenceManager: 0,
    ReactionManager: 0,
    ReactionUserManager: 0,
    StageInstanceManager: 0,
  };
}

/** `client.user` is null until READY, although its type says otherwise. */
function isSelf(user: User): boolean {
  return user.id === user.client.user?.id;
}
