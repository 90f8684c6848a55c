import {
  type APIGuildScheduledEvent,
  GuildScheduledEventEntityType,
  GuildScheduledEventStatus,
  RESTJSONErrorCodes,
  type Snowflake,
} from 'discord-api-types/v10';
import { apiError } from '../api-error.js';
import type { World } from '../world.js';
import type { GuildState } from './state.js';
import { getUser } from './users.js';

/** Scheduled and running ones together. */
const MOST_EVENTS = 100;

/** Of those that are over, the newest are still known. */
const MOST_FINISHED = 100;

/** What a body says of an event. */
export type EventFields = Pick<
  APIGuildScheduledEvent,
  'name' | 'scheduled_start_time' | 'scheduled_end_time' | 'entity_type' | 'channel_id' | 'entity_metadata'
> & { readonly description: string | null };

export function addScheduledEvent(
  world: World,
  guild: GuildState,
  creatorId: Snowflake,
  fields: EventFields,
): APIGuildScheduledEvent {
  if (listScheduledEvents(world, guild).length >= MOST_EVENTS)
    throw apiError(RESTJSONErrorCodes.MaximumNumberOfUncompletedGuildScheduledEventsReached);
  const event = {
    id: world.nextId(),
    guild_id: guild.guild.id,
    creator_id: creatorId,
    creator: getUser(world, creatorId),
    image: null,
    status: GuildScheduledEventStatus.Scheduled,
    entity_id: null,
    recurrence_rule: null,
    privacy_level: 2,
    guild_scheduled_event_exceptions: [],
    ...fields,
  } as APIGuildScheduledEvent; // channel and place were read to fit the kind
  guild.scheduledEvents.set(event.id, event);
  tell(world, 'GUILD_SCHEDULED_EVENT_CREATE', event);
  return event;
}

export function getScheduledEvent(
  world: World,
  guild: GuildState,
  eventId: Snowflake,
): APIGuildScheduledEvent {
  passTime(world, guild);
  const event = guild.scheduledEvents.get(eventId);
  if (!event) throw apiError(RESTJSONErrorCodes.UnknownGuildScheduledEvent);
  return event;
}

/** Those that are to come or running. */
export function listScheduledEvents(world: World, guild: GuildState): APIGuildScheduledEvent[] {
  passTime(world, guild);
  return [...guild.scheduledEvents.values()].filter((event) => !isFinished(event));
}

export function updateScheduledEvent(
  world: World,
  guild: GuildState,
  event: APIGuildScheduledEvent,
  changes: Partial<EventFields> & { readonly status?: GuildScheduledEventStatus },
): APIGuildScheduledEvent {
  const updated = { ...event, ...changes } as APIGuildScheduledEvent; // channel and place were read to fit the kind
  guild.scheduledEvents.set(event.id, updated);
  if (isFinished(updated)) forgetOldest(guild);
  tell(world, 'GUILD_SCHEDULED_EVENT_UPDATE', updated);
  return updated;
}

export function deleteScheduledEvent(world: World, guild: GuildState, event: APIGuildScheduledEvent): void {
  guild.scheduledEvents.delete(event.id);
  tell(world, 'GUILD_SCHEDULED_EVENT_DELETE', event);
}

export function isFinished({ status }: APIGuildScheduledEvent): boolean {
  return status === GuildScheduledEventStatus.Completed || status === GuildScheduledEventStatus.Canceled;
}

/** External events begin and end by themselves. Here that is told when somebody next asks for them. */
function passTime(world: World, guild: GuildState): void {
  for (const event of guild.scheduledEvents.values()) {
    const status = statusByClock(event, world.clock.now());
    if (status !== event.status) updateScheduledEvent(world, guild, event, { status });
  }
}

function statusByClock(event: APIGuildScheduledEvent, now: Temporal.Instant): GuildScheduledEventStatus {
  const { entity_type, scheduled_start_time: start, scheduled_end_time: end, status } = event;
  if (entity_type !== GuildScheduledEventEntityType.External || isFinished(event)) return status;
  if (end && Temporal.Instant.compare(end, now) <= 0) return GuildScheduledEventStatus.Completed;
  return Temporal.Instant.compare(start, now) <= 0 ? GuildScheduledEventStatus.Active : status;
}

function forgetOldest(guild: GuildState): void {
  const finished = [...guild.scheduledEvents.values()].filter(isFinished);
  for (const { id } of finished.slice(0, -MOST_FINISHED)) guild.scheduledEvents.delete(id);
}

function tell(world: World, type: string, event: APIGuildScheduledEvent): void {
  world.touch();
  world.dispatch({ type, guildId: event.guild_id, data: event });
}
