import type { EntityManager } from '@mikro-orm/postgresql';
import { OwnPreset } from '../presets/own-preset.entity.js';
import { Draft } from '../wishes/draft.entity.js';
import { Absence, type AbsenceReason } from './absence.entity.js';

/** Whom an absence is of: a guild, or a member of it. */
export type Whom = Pick<Absence, 'guildId'> & { readonly userId: string | null };

/** Looks take turns in any process; each takes no more than it can ask within a minute. */
const LOOKS_AT_ONCE = 20;

/**
 * What an absence keeps from coming. Direct messages speak to nobody but their owner, so only the guild's own switch
 * stops them; what was made from an announcement is the guild's, whoever wrote it.
 */
const kept = (target: string) => `exists (
  select from reminders_absences a where a.guild_id = r.guild_id and (
    a.reason = 'switched-off'
    or ${target} = 'channel' and (a.reason = 'bot-removed' or a.user_id = r.user_id and r.announcement_id is null)
  ))`;

/** Direct messages to followers wait together with the reminder that they follow. */
const DELIVERED_TO = `(case when d.recipient_id = r.user_id then d.target else r.target end)`;

/** Reminders first: who begins a delivery holds its reminder, so that after this all deliveries are there to see. */
const HOLD_REMINDERS = `
  update reminders_reminders r set state = 'held'
  where r.guild_id = ? and r.state = 'scheduled' and ${kept('r.target')}`;

const HOLD_DELIVERIES = `
  update reminders_deliveries d set state = 'held'
  from reminders_reminders r
  where r.id = d.reminder_id and d.guild_id = ? and d.state = 'pending' and ${kept(DELIVERED_TO)}`;

const FREE_REMINDERS = `
  update reminders_reminders r set state = 'scheduled'
  where r.guild_id = ? and r.state = 'held' and not ${kept('r.target')}`;

/** Of a series that is due again only the last moment is told; the one that waited is left out. */
const DROP_DELIVERIES = `
  update reminders_deliveries d set state = 'failed', problem = 'missed'
  from reminders_reminders r
  where r.id = d.reminder_id and d.guild_id = ? and d.state = 'held' and not ${kept(DELIVERED_TO)}
    and r.occurrence > d.occurrence and r.due_at <= ?`;

const FREE_DELIVERIES = `
  update reminders_deliveries d set state = 'pending', queued_at = ?, attempt_at = ?
  from reminders_reminders r
  where r.id = d.reminder_id and d.guild_id = ? and d.state = 'held' and not ${kept(DELIVERED_TO)}`;

const BEGIN = `
  insert into reminders_absences as a (guild_id, user_id, reason, since, look_at) values (?, ?, ?, ?, ?)
  on conflict (guild_id, user_id) do update
  set reason = excluded.reason, since = excluded.since, look_at = excluded.look_at
  where a.reason <> excluded.reason and excluded.reason = 'bot-removed'`;

const LOOK = `
  update reminders_absences a set look_at = ?::timestamptz + least(greatest(?::timestamptz - since, interval '1 hour'), interval '1 day')
  where id = any(array(
    select id from reminders_absences where look_at <= ? order by look_at limit ${LOOKS_AT_ONCE} for update skip locked
  ))
  returning guild_id as "guildId", user_id as "userId", reason`;

/** What was set in the guild since it was left, as somebody who brings the bot along can, is not the guild's. */
const ERASE_REMINDERS = `
  delete from reminders_reminders r using reminders_absences a
  where a.reason <> 'switched-off' and a.since < ? and r.guild_id = a.guild_id and r.created_at <= a.since
    and (a.user_id is null or a.user_id = r.user_id and r.announcement_id is null)`;

/** Who is away, and the reminders that wait because of it: both change in one transaction, one for each guild at a time. */
export class AbsenceStore {
  constructor(private readonly em: EntityManager) {}

  /** From now on the reminders wait. It began before when it was known already. */
  begin(
    { guildId, userId }: Whom,
    reason: AbsenceReason,
    now: Temporal.Instant,
    lookAt: Temporal.Instant,
  ): Promise<void> {
    return this.#inTurn(guildId, async (em) => {
      await em.execute(BEGIN, [guildId, userId, reason, now.toString(), lookAt.toString()]);
      await em.execute(HOLD_REMINDERS, [guildId]);
      await em.execute(HOLD_DELIVERIES, [guildId]);
    });
  }

  /** The reminders go on, unless they wait for something else as well. Returns whether there was such an absence. */
  end({ guildId, userId }: Whom, reason: AbsenceReason, now: Temporal.Instant): Promise<boolean> {
    return this.#inTurn(guildId, async (em) => {
      if ((await em.nativeDelete(Absence, { guildId, userId, reason })) === 0) return false;
      const time = now.toString();
      await em.execute(FREE_REMINDERS, [guildId]);
      await em.execute(DROP_DELIVERIES, [guildId, time]);
      await em.execute(FREE_DELIVERIES, [time, time, guildId]);
      return true;
    });
  }

  /** Absences that it is time to look at again. The next look is an hour away, later as far away as they are old, at most a day. */
  takeLooks(now: Temporal.Instant): Promise<(Whom & Pick<Absence, 'reason'>)[]> {
    const time = now.toString();
    return this.em.fork().execute(LOOK, [time, time, time]);
  }

  async isSwitchedOff(guildId: string): Promise<boolean> {
    return (await this.em.fork().count(Absence, { guildId, reason: 'switched-off' })) > 0;
  }

  /** Guilds, of these, that are taken for left. */
  async leftAmong(guildIds: readonly string[]): Promise<string[]> {
    const absences = await this.em
      .fork()
      .find(Absence, { guildId: { $in: [...guildIds] }, reason: 'bot-removed' });
    return absences.map(({ guildId }) => guildId);
  }

  /** Forgets the reminders of those who have been away since before then, a guild's presets, and that they were. */
  async erase(before: Temporal.Instant): Promise<void> {
    await this.em.transactional(async (em) => {
      await em.execute(ERASE_REMINDERS, [before.toString()]);
      const over = { since: { $lt: before }, reason: { $ne: 'switched-off' } } as const;
      const guilds = (await em.find(Absence, { ...over, userId: null })).map(({ guildId }) => guildId);
      await em.nativeDelete(Draft, { guildId: { $in: guilds } });
      await em.nativeDelete(OwnPreset, { guildId: { $in: guilds } });
      await em.nativeDelete(Absence, over);
    });
  }

  /** Who leaves and comes back at once must not leave reminders behind that wait for ever. */
  #inTurn<Result>(guildId: string, work: (em: EntityManager) => Promise<Result>): Promise<Result> {
    return this.em.transactional(async (em) => {
      await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [
        `reminders:absence:${guildId}`,
      ]);
      return work(em);
    });
  }
}
