import type { ServerResponse } from 'node:http';
import { type APIUser, PermissionFlagsBits as Permission, type Snowflake } from 'discord-api-types/v10';
import type { Answer } from '../interactions/answer.js';
import type { InteractionRecord } from '../interactions/interaction-record.js';
import { channelPermissions, holds } from '../permissions.js';
import { toApiMessage } from '../state/message-payload.js';
import type { ChannelState } from '../state/state.js';
import type { Dispatch, World } from '../world.js';
import type { PageEvent, PageInteractions } from './page-interactions.js';
import { SECURITY_HEADERS } from './security.js';

const HEARTBEAT_MS = 20_000;
/** How soon a page connects again. */
const RETRY_MS = 1_000;
/** A page that does not read is cut off; it connects again and loads everything. */
const MOST_UNREAD_BYTES = 4 * 2 ** 20;
/** A change of the structure makes the page load it anew, so many at once are told once. */
const PAUSE_MS = 50;

/** Tells one page what happens before a person's eyes, as server-sent events. */
export function streamEvents(
  world: World,
  interactions: PageInteractions,
  user: APIUser,
  response: ServerResponse,
): void {
  const stream = new EventStream(world, user, response);
  const onTold = (userId: Snowflake, event: PageEvent) => stream.tellOwn(userId, event);
  const onAnswered = (record: InteractionRecord, answer: Answer) => stream.tellEphemeral(record, answer);
  const unsubscribe = world.subscribe((event) => stream.tellDispatch(event));
  interactions.on('told', onTold);
  world.interactions.on('answered', onAnswered);
  response.on('close', () => {
    unsubscribe();
    interactions.off('told', onTold);
    world.interactions.off('answered', onAnswered);
    stream.end();
  });
}

class EventStream {
  readonly #heartbeat: NodeJS.Timeout;
  #changed: NodeJS.Timeout | undefined;

  constructor(
    private readonly world: World,
    private readonly user: APIUser,
    private readonly response: ServerResponse,
  ) {
    response.writeHead(200, { ...SECURITY_HEADERS, 'content-type': 'text/event-stream' });
    response.write(`retry: ${RETRY_MS}\n\n`);
    this.#heartbeat = setInterval(() => response.write(': alive\n\n'), HEARTBEAT_MS);
  }

  end(): void {
    clearInterval(this.#heartbeat);
    clearTimeout(this.#changed);
  }

  /** What became of an interaction that this person's page has sent. */
  tellOwn(userId: Snowflake, { name, data }: PageEvent): void {
    if (userId === this.user.id) this.#send(name, data);
  }

  /** Messages that only this person sees. */
  tellEphemeral(record: InteractionRecord, answer: Answer): void {
    if (record.userId !== this.user.id) return;
    const channel = record.interaction.channel?.id;
    if (answer.kind === 'delete') this.#send('gone', { channel, ids: [answer.messageId] });
    const id = 'message' in answer ? answer.message.id : record.originalId;
    const message = id === null ? undefined : this.world.interactions.ephemeral.get(id);
    if (message) this.#send('message', message);
  }

  tellDispatch(event: Dispatch): void {
    if (event.type === 'INTERACTION_CREATE') return;
    const channel = this.world.state.channels.get(event.channelId ?? '');
    const isInChannel = channel !== undefined && /^(MESSAGE|TYPING)_/.test(event.type);
    if (!isInChannel) this.#tellChanged();
    else if (this.#sees(channel)) this.#tellInChannel(channel, event);
  }

  #sees(channel: ChannelState): boolean {
    return holds(channelPermissions(this.world, channel, this.user.id), Permission.ViewChannel);
  }

  #tellInChannel(channel: ChannelState, { type, data }: Dispatch): void {
    // which of these fields are there depends on the type of the event
    const { id, ids, message_id, user_id } = data as Record<string, Snowflake> & { ids?: Snowflake[] };
    const place = channel.channel.id;
    if (type === 'TYPING_START') this.#send('typing', { channel: place, user: user_id });
    else if (type.startsWith('MESSAGE_DELETE')) this.#send('gone', { channel: place, ids: ids ?? [id] });
    else {
      const message = channel.messages.get(message_id ?? id ?? '');
      if (message) this.#send('message', toApiMessage(channel, message, this.user.id));
    }
  }

  #tellChanged(): void {
    this.#changed ??= setTimeout(() => {
      this.#changed = undefined;
      this.#send('changed', {});
    }, PAUSE_MS);
  }

  #send(name: string, data: object): void {
    if (this.response.writableLength > MOST_UNREAD_BYTES) this.response.destroy();
    else this.response.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
  }
}
