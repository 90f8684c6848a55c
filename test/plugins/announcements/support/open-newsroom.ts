import type { GuildActor } from '../../../../src/sandbox/actors/guild-actor.js';
import { type Desk, Newsroom } from './newsroom.js';

/** What a test of announcements begins with. */
export interface OpenNewsroom {
  readonly room: Newsroom;
  readonly guild: GuildActor;
  readonly one: Desk;
  readonly other: Desk;
}

/**
 * Opens a newsroom with two processes and a guild for each test of the `describe` in which this is called. `opened`
 * takes them over before anything else of that `describe` runs.
 */
export function openNewsroom(
  opened: (begin: OpenNewsroom) => void,
  settings: Parameters<Newsroom['guild']>[0] = {},
): void {
  let room: Newsroom;
  beforeEach(async () => {
    room = await Newsroom.open();
    const [one, other] = [await room.desk(), await room.desk()];
    opened({ room, one, other, guild: await room.guild(settings) });
  });
  afterEach(() => room.close());
}
