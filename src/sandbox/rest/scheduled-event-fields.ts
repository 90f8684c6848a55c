import {
  type APIGuildScheduledEvent,
  ChannelType,
  GuildScheduledEventStatus,
  GuildScheduledEventEntityType as Kind,
  PermissionFlagsBits as Permission,
  RESTJSONErrorCodes,
} from 'discord-api-types/v10';
import { enterChannel } from '../access.js';
import { apiError, invalidForm } from '../api-error.js';
import { guildPermissions, holds } from '../permissions.js';
import type { ScheduledEventPatch } from '../schema/scheduled-event-body.js';
import type { EventFields } from '../state/scheduled-events.js';
import type { GuildState } from '../state/state.js';
import type { RouteRequest } from './route.js';

/** Discord plans no further ahead. */
const MOST_YEARS = 5;

type Problem = readonly [field: string, code: string, message: string];

/** Times and place of an event, if they fit its kind. Moments that stand already are not asked about again. */
export function checkEventFields(
  request: RouteRequest,
  fields: EventFields,
  known?: EventFields,
): EventFields {
  const times = timesOf(fields, known, request.world.clock.now());
  if (fields.entity_type === Kind.External) {
    if (!times.scheduled_end_time) throw wrong(NO_END);
    if (!fields.entity_metadata) throw wrong(NO_PLACE);
    return { ...fields, ...times, channel_id: null };
  }
  const { world, application } = request;
  const { channel } = enterChannel(world, application.id, fields.channel_id ?? '', Permission.Connect);
  const needed = fields.entity_type === Kind.Voice ? ChannelType.GuildVoice : ChannelType.GuildStageVoice;
  if (channel.type !== needed) throw apiError(RESTJSONErrorCodes.CannotExecuteActionOnThisChannelType);
  return { ...fields, ...times, entity_metadata: null };
}

function timesOf(fields: EventFields, known: EventFields | undefined, now: Temporal.Instant) {
  const starts = Temporal.Instant.from(fields.scheduled_start_time);
  const ends = fields.scheduled_end_time && Temporal.Instant.from(fields.scheduled_end_time);
  if (!known || !starts.equals(known.scheduled_start_time)) {
    if (Temporal.Instant.compare(starts, now) <= 0) throw wrong(PAST);
    if (Temporal.Instant.compare(starts, now.add({ hours: MOST_YEARS * 365 * 24 })) > 0) throw wrong(TOO_FAR);
  }
  if (ends && Temporal.Instant.compare(ends, starts) <= 0) throw wrong(ENDS_FIRST);
  return {
    scheduled_start_time: discordTime(starts),
    scheduled_end_time: ends ? discordTime(ends) : null,
  };
}

/** Whose event it is may change it with the right to create; others manage events. */
export function checkMayChange(
  { world, application }: RouteRequest,
  guild: GuildState,
  { creator_id }: APIGuildScheduledEvent,
): void {
  const bits = guildPermissions(world, guild, application.id);
  const isOwn = creator_id === application.id && holds(bits, Permission.CreateEvents);
  if (!isOwn && !holds(bits, Permission.ManageEvents)) throw apiError(RESTJSONErrorCodes.MissingPermissions);
}

/** A scheduled event begins or is called off; a running one ends. */
export function checkStatus(event: APIGuildScheduledEvent, status: ScheduledEventPatch['status']): void {
  const allowed =
    event.status === GuildScheduledEventStatus.Scheduled
      ? [GuildScheduledEventStatus.Active, GuildScheduledEventStatus.Canceled]
      : [GuildScheduledEventStatus.Completed];
  if (status != null && status !== event.status && !allowed.includes(status))
    throw wrong(['status', 'TRANSITION_INVALID', 'Invalid Guild Scheduled Event Status Transition']);
}

const PAST: Problem = [
  'scheduled_start_time',
  'GUILD_SCHEDULED_EVENT_SCHEDULE_PAST',
  'Cannot schedule event in the past.',
];
const TOO_FAR: Problem = [
  'scheduled_start_time',
  'GUILD_SCHEDULED_EVENT_SCHEDULE_FUTURE',
  'Cannot schedule event that far in the future.',
];
const ENDS_FIRST: Problem = [
  'scheduled_end_time',
  'GUILD_SCHEDULED_EVENT_SCHEDULE_END_BEFORE_START',
  'Cannot schedule event to end before starting.',
];
const NO_END: Problem = ['scheduled_end_time', 'BASE_TYPE_REQUIRED', 'This field is required'];
const NO_PLACE: Problem = ['entity_metadata', 'BASE_TYPE_REQUIRED', 'This field is required'];

function wrong([field, code, message]: Problem) {
  return invalidForm({ path: [field], code, message });
}

/** As Discord writes moments. */
function discordTime(instant: Temporal.Instant): string {
  return instant.toString({ fractionalSecondDigits: 6 }).replace('Z', '+00:00');
}
