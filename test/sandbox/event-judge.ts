import { findJudge } from './openapi-judge.js';

/** Objects of Discord's description inside the gateway's events; the description knows nothing of the events themselves. */
const OBJECTS: readonly (readonly [events: RegExp, schema: string, field?: string])[] = [
  [/^READY$/, 'UserResponse', 'user'],
  [/^GUILD_(CREATE|UPDATE)$/, 'GuildResponse'],
  [/^GUILD_CREATE$/, 'GuildMemberResponse', 'members'],
  [/^GUILD_CREATE$/, 'GuildChannelResponse', 'channels'],
  [/^GUILD_MEMBER_(ADD|UPDATE)$/, 'GuildMemberResponse'],
  [/^GUILD_MEMBERS_CHUNK$/, 'GuildMemberResponse', 'members'],
  [/^GUILD_MEMBER_REMOVE$/, 'UserResponse', 'user'],
  [/^GUILD_ROLE_(CREATE|UPDATE)$/, 'GuildRoleResponse', 'role'],
  [/^THREAD_(CREATE|UPDATE)$/, 'ThreadResponse'],
  [/^MESSAGE_(CREATE|UPDATE)$/, 'MessageResponse'],
  [/^GUILD_SCHEDULED_EVENT_\w+$/, 'ExternalScheduledEventResponse'],
  [/^INTERACTION_CREATE$/, 'GuildMemberResponse', 'member'],
  [/^INTERACTION_CREATE$/, 'UserResponse', 'user'],
  [/^INTERACTION_CREATE$/, 'MessageResponse', 'message'],
];

/** What is wrong with the objects in an event, one line each. Nothing where Discord's description is absent. */
export function judgeEvent(type: string, data: object): string[] {
  const judge = findJudge();
  if (!judge) return [];
  return OBJECTS.filter(([events]) => events.test(type)).flatMap(([, schema, field]) => {
    const found: unknown = field === undefined ? data : Reflect.get(data, field);
    const objects = found === undefined ? [] : [found].flat();
    return objects.flatMap((object) => judge.judgeObject(schema, `${type} ${field ?? ''}`, object));
  });
}
