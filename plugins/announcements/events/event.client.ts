import {
  type APIGuildScheduledEvent,
  DiscordAPIError,
  GuildScheduledEventEntityType,
  GuildScheduledEventPrivacyLevel,
  GuildScheduledEventStatus,
  type REST,
  RESTJSONErrorCodes,
  Routes,
} from 'discord.js';
import type { WantedEvent } from './wanted-event.js';

/**
 * - done: Discord did it
 * - gone: there is no such event, or it was called off
 * - forbidden, full: this guild takes no event of ours now
 * - rejected: Discord does not take what it says
 * - unknown: nobody knows whether it was done
 */
export type EventOutcome =
  | { readonly kind: 'done'; readonly eventId: string }
  | { readonly kind: 'gone' | 'forbidden' | 'full' | 'rejected' | 'unknown' };

/** Three requests in a row end before a lease does. */
const TIMEOUT_MILLISECONDS = 10_000;

/** Makes, changes and deletes scheduled events. */
export class EventClient {
  constructor(
    private readonly rest: REST,
    private readonly ownId: () => Promise<string>,
  ) {}

  create(guildId: string, wanted: WantedEvent): Promise<EventOutcome> {
    return this.#ask((options) =>
      this.rest.post(Routes.guildScheduledEvents(guildId), { ...options, body: bodyOf(wanted) }),
    );
  }

  change(guildId: string, eventId: string, wanted: WantedEvent): Promise<EventOutcome> {
    return this.#ask((options) =>
      this.rest.patch(Routes.guildScheduledEvent(guildId, eventId), { ...options, body: bodyOf(wanted) }),
    );
  }

  delete(guildId: string, eventId: string): Promise<EventOutcome> {
    return this.#ask(async (options) => {
      await this.rest.delete(Routes.guildScheduledEvent(guildId, eventId), options);
      return { id: eventId };
    });
  }

  /** Whether an event is still on the list; one that has begun is, until it ends. */
  look(guildId: string, eventId: string): Promise<EventOutcome> {
    return this.#ask(async (options) => {
      // @discordjs/rest leaves the type of an answer to its caller; here as Discord documents it.
      const event = (await this.rest.get(
        Routes.guildScheduledEvent(guildId, eventId),
        options,
      )) as APIGuildScheduledEvent;
      return event.status === GuildScheduledEventStatus.Canceled ? null : event;
    });
  }

  /** An event of ours with this link that has not begun. Discord has no nonce for events: so it is looked for. */
  find(guildId: string, link: string): Promise<EventOutcome> {
    return this.#ask(async (options) => {
      const ownId = await this.ownId();
      // as above
      const events = (await this.rest.get(
        Routes.guildScheduledEvents(guildId),
        options,
      )) as APIGuildScheduledEvent[];
      return events.find(
        ({ creator_id, description, status }) =>
          creator_id === ownId &&
          status === GuildScheduledEventStatus.Scheduled &&
          description?.split(/\s/).includes(link),
      );
    });
  }

  async #ask(
    request: (options: { readonly signal: AbortSignal }) => Promise<unknown>,
  ): Promise<EventOutcome> {
    try {
      const event = await request({ signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS) });
      return event ? { kind: 'done', eventId: (event as { readonly id: string }).id } : { kind: 'gone' };
    } catch (error) {
      return { kind: kindOf(error) };
    }
  }
}

function bodyOf({ name, description, location, startsAt, endsAt }: WantedEvent) {
  return {
    name,
    description,
    entity_type: GuildScheduledEventEntityType.External,
    privacy_level: GuildScheduledEventPrivacyLevel.GuildOnly,
    entity_metadata: { location },
    scheduled_start_time: startsAt.toString(),
    scheduled_end_time: endsAt.toString(),
  };
}

const GONE: ReadonlySet<number | string> = new Set([
  RESTJSONErrorCodes.UnknownGuildScheduledEvent,
  RESTJSONErrorCodes.CannotUpdateAFinishedEvent,
]);

function kindOf(error: unknown): Exclude<EventOutcome['kind'], 'done'> {
  if (!(error instanceof DiscordAPIError)) return 'unknown';
  if (GONE.has(error.code)) return 'gone';
  if (error.code === RESTJSONErrorCodes.MaximumNumberOfUncompletedGuildScheduledEventsReached) return 'full';
  if (error.status === 403 || error.status === 404) return 'forbidden'; // also where we are no member any more
  return error.status === 400 ? 'rejected' : 'unknown';
}
