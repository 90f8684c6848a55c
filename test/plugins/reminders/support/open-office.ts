import type { GuildActor } from '../../../../src/sandbox/actors/guild-actor.js';
import { type Backend, PostOffice } from './post-office.js';

/** What a test of deliveries begins with. */
export interface OpenOffice {
  readonly office: PostOffice;
  readonly guild: GuildActor;
  readonly one: Backend;
  readonly other: Backend;
}

/**
 * Opens a post office with two processes and a guild for each test of the `describe` in which this is called. `opened`
 * takes them over before anything else of that `describe` runs.
 */
export function openOffice(opened: (begin: OpenOffice) => void): void {
  let office: PostOffice;
  beforeEach(async () => {
    office = await PostOffice.open();
    const guild = office.guild();
    opened({ office, guild, one: await office.backend(), other: await office.backend() });
  });
  afterEach(() => office.close());
}
