import {
  type GatewayMessageCreateDispatchData,
  PermissionFlagsBits,
  type Snowflake,
} from 'discord-api-types/v10';
import { channelPermissions, holds } from '../permissions.js';
import type { Dispatch, World } from '../world.js';
import { guildCreate } from './guild-create.js';
import { isIntended } from './intents.js';
import { hidesContent, withoutContent } from './message-content.js';
import type { Session } from './session.js';
import { shardOf } from './shard.js';

/** Whether a session hears of an event: its application, its shard, its intents, what it may view. */
export function concerns(world: World, event: Dispatch, session: Session): boolean {
  const { application } = session;
  if (event.applicationId !== undefined) {
    if (event.applicationId !== application.id) return false;
  } else if (event.guildId !== null && !world.state.guilds.get(event.guildId)?.members.has(application.id)) {
    return false;
  }
  if (shardOf(event.guildId, session.shardCount) !== session.shardId) return false;
  const wanted =
    isIntended(session.intents, event.type, event.guildId !== null) || isAboutItself(event, session);
  return wanted && !isHidden(world, event, application.id); // the dearest question last
}

/** Encodes an event for one session after the other; what all of them see is encoded once. */
export function encoderOf(world: World, event: Dispatch): (session: Session) => string {
  let common: string | undefined;
  return (session) => {
    if (event.type === 'GUILD_CREATE' && event.guildId !== null) {
      return JSON.stringify(guildCreate(world, event.guildId, session));
    }
    if (hidesContent(event, session.intents, session.application.id)) {
      // hidesContent() is true for message events only
      const message = event.data as GatewayMessageCreateDispatchData;
      return JSON.stringify(withoutContent(message, session.application.id));
    }
    common ??= JSON.stringify(event.data);
    return common;
  };
}

/** A bot hears nothing from a channel that it may not view; interactions come all the same. */
function isHidden(world: World, event: Dispatch, applicationId: Snowflake): boolean {
  if (event.channelId === undefined || event.type === 'INTERACTION_CREATE') return false;
  const channel = world.state.channels.get(event.channelId);
  return (
    !!channel && !holds(channelPermissions(world, channel, applicationId), PermissionFlagsBits.ViewChannel)
  );
}

/** A bot hears of changes to its own membership without the intent. */
function isAboutItself(event: Dispatch, session: Session): boolean {
  if (event.type !== 'GUILD_MEMBER_UPDATE' || !('user' in event.data)) return false;
  const { user } = event.data;
  return typeof user === 'object' && user !== null && 'id' in user && user.id === session.application.id;
}
