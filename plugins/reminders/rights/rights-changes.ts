import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from 'alphapy';
import { RightsChange } from './rights-change.entity.js';

/** Longer than any answer of Discord's is kept. */
const KEPT = { minutes: 10 };

/** How often a process looks. */
const LOOKS_EVERY = { seconds: 5 };

/** More guilds than this hardly change within minutes; those that are left out are noticed when an answer is old. */
const MOST = 10_000;

/** Of many changes at once the first is enough: what was asked within seconds of it is asked again. */
const NOTE = `
  insert into reminders_rights_changes as c (guild_id, changed_at)
  select g, t from (values (?::bigint, ?::timestamptz)) as changed (g, t)
  where exists (select from reminders_reminders r where r.guild_id = g)
  on conflict (guild_id) do update set changed_at = excluded.changed_at
  where c.changed_at < excluded.changed_at - interval '1 second'`;

interface Look {
  readonly at: Temporal.Instant;
  readonly changes: Promise<ReadonlyMap<string, Temporal.Instant>>;
}

/** In which guilds rights have changed lately. Gateways hear of it, and the processes that deliver look here. */
export class RightsChanges {
  #look: Look | null = null;

  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /** Says that rights have changed in a guild. One without reminders need not be remembered. */
  async note(guildId: string): Promise<void> {
    await this.em.fork().execute(NOTE, [guildId, this.clock.now().toString()]);
  }

  /** When they changed last, as this process knows it after seconds; null when that is long ago. */
  async last(guildId: string): Promise<Temporal.Instant | null> {
    const now = this.clock.now();
    const look = this.#look;
    const isFresh = look && Temporal.Instant.compare(look.at.add(LOOKS_EVERY), now) > 0;
    const { changes } = isFresh ? look : this.#lookAgain(now);
    return (await changes).get(guildId) ?? null;
  }

  /** Forgets what is older than all answers. */
  async tidy(): Promise<void> {
    const old = this.clock.now().subtract(KEPT);
    await this.em.fork().nativeDelete(RightsChange, { changedAt: { $lt: old } });
  }

  #lookAgain(at: Temporal.Instant): Look {
    const look = { at, changes: this.#read(at) };
    this.#look = look;
    look.changes.catch(() => {
      // Who waits for it is told; the next one asks again.
      if (this.#look === look) this.#look = null;
    });
    return look;
  }

  async #read(now: Temporal.Instant): Promise<ReadonlyMap<string, Temporal.Instant>> {
    const recent = { changedAt: { $gte: now.subtract(KEPT) } };
    const rows = await this.em.fork().find(RightsChange, recent, { limit: MOST });
    return new Map(rows.map(({ guildId, changedAt }) => [guildId, changedAt]));
  }
}
