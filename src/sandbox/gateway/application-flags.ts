import { type APIApplication, ApplicationFlags, GatewayIntentBits } from 'discord-api-types/v10';

const FLAG_OF_INTENT: readonly (readonly [GatewayIntentBits, ApplicationFlags])[] = [
  [GatewayIntentBits.GuildPresences, ApplicationFlags.GatewayPresenceLimited],
  [GatewayIntentBits.GuildMembers, ApplicationFlags.GatewayGuildMembersLimited],
  [GatewayIntentBits.MessageContent, ApplicationFlags.GatewayMessageContentLimited],
];

/** The flags that show which privileged intents are enabled, as for an application below the review threshold. */
export function applicationFlags(privilegedIntents: number): Pick<APIApplication, 'flags' | 'flags_new'> {
  const flags = FLAG_OF_INTENT.filter(([intent]) => privilegedIntents & intent)
    .map(([, flag]) => flag)
    .reduce((all, flag) => all | flag, 0);
  return { flags, flags_new: String(flags) };
}
