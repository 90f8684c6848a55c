import type {
  APIBaseInteraction,
  APIChannel,
  APIInteractionGuildMember,
  InteractionType,
  Locale,
  Snowflake,
} from 'discord-api-types/v10';
import { channelPermissions } from '../permissions.js';
import { getMember } from '../state/members.js';
import type { ChannelState, GuildState } from '../state/state.js';
import type { World } from '../world.js';
import { appPermissions, contextOf, type Owners } from './installation.js';
import { Interactions } from './interactions.js';
import { guildOf, type Origin } from './origin.js';

const ATTACHMENT_BYTES = 10 * 2 ** 20;

export type BaseInteraction = Omit<
  APIBaseInteraction<InteractionType, never>,
  'type' | 'data' | 'message'
> & {
  readonly channel_id: Snowflake;
  readonly channel: Partial<APIChannel> & Pick<APIChannel, 'id' | 'type'>;
};

/** What every interaction tells, whatever its type. */
export function baseInteraction(world: World, origin: Origin, owners: Owners): BaseInteraction {
  const { application, user, channel, locale } = origin;
  const guild = guildOf(world, channel);
  return {
    id: world.nextId(),
    application_id: application.id,
    token: Interactions.newToken(),
    version: 1,
    channel_id: channel.channel.id,
    channel: partialChannel(world, channel, user.id),
    app_permissions: String(appPermissions(world, origin)),
    locale: locale as Locale, // the enum's members are these very texts
    entitlements: [],
    attachment_size_limit: ATTACHMENT_BYTES,
    authorizing_integration_owners: owners,
    context: contextOf(world, origin),
    ...(guild ? guildFields(world, guild, origin) : { user }),
  };
}

function guildFields(world: World, guild: GuildState, { user, channel }: Origin): Partial<BaseInteraction> {
  const { id, preferred_locale, features } = guild.guild;
  const member: APIInteractionGuildMember = {
    ...getMember(guild, user.id),
    user,
    permissions: String(channelPermissions(world, channel, user.id)),
  };
  return {
    guild_id: id,
    guild: { id, locale: preferred_locale, features },
    guild_locale: preferred_locale,
    member,
  };
}

/** The channel without its overwrites, and with what the user may do there. */
function partialChannel(world: World, state: ChannelState, userId: Snowflake): BaseInteraction['channel'] {
  const { permission_overwrites: _, ...channel } = { permission_overwrites: [], ...state.channel };
  const permissions = String(channelPermissions(world, state, userId));
  const shown = { ...channel, permissions }; // the permissions have no place in the type
  return shown as BaseInteraction['channel'];
}
