import {
  type REST,
  type RESTGetCurrentApplicationResult,
  Routes,
  TeamMemberMembershipState,
  TeamMemberRole,
} from 'discord.js';
import type { Clock } from '../../core/clock.js';

/** How long Discord's answer is believed, in milliseconds. */
const believedFor = 10 * 60_000;

/** Knows whose bot this is: the owner of the application, or the members of its team who may change it. */
export class BotOwners {
  #known: { readonly ids: Promise<ReadonlySet<string>>; readonly until: number } | null = null;

  constructor(
    private readonly rest: REST,
    private readonly clock: Clock,
  ) {}

  async has(userId: string): Promise<boolean> {
    const now = this.clock.now().epochMilliseconds;
    if (!this.#known || this.#known.until <= now) {
      this.#known = { ids: this.#ask(), until: now + believedFor };
    }
    const asked = this.#known;
    try {
      return (await asked.ids).has(userId);
    } catch (error) {
      if (this.#known === asked) this.#known = null; // a failure is no answer: the next one asks anew
      throw error;
    }
  }

  async #ask(): Promise<ReadonlySet<string>> {
    // @discordjs/rest leaves the type of an answer to its caller.
    const application = (await this.rest.get(Routes.currentApplication())) as RESTGetCurrentApplicationResult;
    const { team, owner } = application;
    if (!team) return new Set(owner ? [owner.id] : []);
    const members = team.members.filter(
      ({ membership_state, role }) =>
        membership_state === TeamMemberMembershipState.Accepted && role !== TeamMemberRole.ReadOnly,
    );
    return new Set([team.owner_user_id, ...members.map(({ user }) => user.id)].filter((id) => id !== null));
  }
}
