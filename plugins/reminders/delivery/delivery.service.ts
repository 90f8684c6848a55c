import type { PluginContext } from 'alphapy';
import type { AbsenceReason } from '../absence/absence.entity.js';
import type { AbsenceService } from '../absence/absence.service.js';
import { isMissed } from '../domain/delivery/late.js';
import { type Attempt, type NextStep, nextStep, putOff } from '../domain/delivery/next-step.js';
import { MOMENT } from '../domain/plan/phases.js';
import type { RightsService } from '../rights/rights.service.js';
import type { SettingsOf } from '../settings.js';
import { beginDue } from './begin-due.js';
import { claimDue } from './claim-due.js';
import type { ClaimedDelivery } from './claimed-delivery.js';
import { ClosedPlaces, type Door, placeOf } from './closed-places.js';
import { Delivery } from './delivery.entity.js';
import type { DeliverySender } from './delivery-sender.js';
import { DueList } from './due-list.js';
import { InFlight } from './in-flight.js';
import { type Look, lookForDue } from './look-for-due.js';
import { StepRecorder } from './step-recorder.js';

/** How often somebody looks whether anything is due. */
export const TICK_MILLISECONDS = 500;

export interface DeliveryOptions extends Pick<PluginContext, 'em' | 'clock' | 'events' | 'logger'> {
  readonly sender: Pick<DeliverySender, 'send'>;
  readonly absences: Pick<AbsenceService, 'keeps' | 'isGone' | 'hasLeft' | 'hold'>;
  readonly rights: Pick<RightsService, 'may' | 'mayMention'>;
  readonly settingsOf: SettingsOf;
}

/**
 * Brings what is due to its owners. A reminder that is due becomes a delivery, claimed in the database before
 * anything is sent, and how the attempt ended is recorded after, so it goes on wherever a process died.
 */
export class DeliveryService {
  readonly #inFlight: InFlight;
  readonly #due = new DueList();
  readonly #recorder: StepRecorder;
  readonly closed: ClosedPlaces;

  constructor(private readonly options: DeliveryOptions) {
    this.#inFlight = new InFlight(options.clock);
    this.#recorder = new StepRecorder(options.em, options.clock);
    this.closed = new ClosedPlaces(options.em, options.clock);
  }

  /** Starts what is due. Does not wait for Discord, so that a slow channel does not make the next tick late. */
  async deliverDue(): Promise<void> {
    const now = this.options.clock.now();
    const { em } = this.options;
    const look = await lookForDue(em, now);
    if (look.isLeft) await this.#startAll(await claimDue(em, this.#inFlight.room(now)), look, now);
    if (!look.isDue) return;
    const due = await this.#due.take(em, this.#inFlight.room(now));
    await this.#startAll(await beginDue(em, due, now), look, now);
  }

  /** Resolves when nothing is on its way any more. */
  settled(): Promise<void> {
    return this.#inFlight.settled();
  }

  /** Forgets how reminders that are still waiting arrived before then. */
  async tidy(before: Temporal.Instant): Promise<void> {
    const over = { state: { $in: ['sent', 'failed'] }, dueAt: { $lt: before } } as const;
    await this.closed.tidy();
    await this.options.em.fork().nativeDelete(Delivery, { ...over, reminder: { state: 'scheduled' } });
  }

  async #startAll(
    deliveries: readonly ClaimedDelivery[],
    { isAnyClosed }: Look,
    now: Temporal.Instant,
  ): Promise<void> {
    const doors = await this.closed.among(isAnyClosed ? deliveries : []);
    for (const delivery of deliveries) this.#start(delivery, doors.get(delivery.id), now);
  }

  #start(delivery: ClaimedDelivery, door: Door | undefined, startedAt: Temporal.Instant): void {
    const sending = this.#deliver(delivery, door, startedAt).catch((error) => {
      // The claim ends with its lease, and then the delivery is tried again.
      this.options.logger.error(`How delivery ${delivery.id} went was not recorded:`, error);
      return false;
    });
    this.#inFlight.add(sending, delivery.channelId);
  }

  async #deliver(
    delivery: ClaimedDelivery,
    door: Door | undefined,
    startedAt: Temporal.Instant,
  ): Promise<boolean> {
    const isTooLate = isStale(delivery, startedAt) || isUnwanted(delivery, startedAt);
    const isVain = isTooLate || (await this.#isForNobody(delivery));
    const step = isVain ? missed : await this.#attempt(delivery, door, startedAt);
    const arrived = await this.#recorder.record(delivery, step);
    const { id: reminderId, guildId } = delivery.reminder;
    if (arrived) this.options.events.emit('reminders.delivered', { reminderId, guildId });
    return arrived;
  }

  /** Who has left, or does not see the channel any more, does not follow what is said there; nor does it say anything then. */
  async #isForNobody(delivery: ClaimedDelivery): Promise<boolean> {
    const { recipientId, reminder } = delivery;
    const { guildId, channelId, userId } = reminder;
    if (recipientId === userId) return false;
    if (await this.options.absences.hasLeft(guildId, recipientId)) return true;
    if ((await this.options.rights.may('see', guildId, channelId, recipientId)) === false) return true;
    return this.#isForbidden(delivery);
  }

  /** Whether its owner could not write there himself any more. What was announced speaks for the guild. */
  async #isForbidden({ reminder }: ClaimedDelivery): Promise<boolean> {
    const { guildId, channelId, userId, announcementId } = reminder;
    if (announcementId !== null) return false;
    return (await this.options.rights.may('write', guildId, channelId, userId)) === false;
  }

  /** Whether its owner could mention those many by hand, too. */
  async #mayMention({ target, reminder }: ClaimedDelivery): Promise<boolean> {
    const { guildId, channelId, userId, mention } = reminder;
    if (target === 'dm' || !mention) return false;
    return this.options.rights.mayMention(mention, guildId, channelId, userId);
  }

  async #attempt(
    delivery: ClaimedDelivery,
    door: Door | undefined,
    startedAt: Temporal.Instant,
  ): Promise<NextStep> {
    const { clock, absences } = this.options;
    const settings = await this.options.settingsOf(delivery.reminder.guildId);
    const { directMessages: fallback } = settings;
    const { target, attempts: number, queuedAt, problem = null } = delivery;
    const inDoubtSince = delivery.inDoubtSince ?? startedAt;
    const attempt = { target, number, queuedAt, startedAt, inDoubtSince, problem, fallback };
    const away = await absences.keeps(delivery);
    if (away) return this.#wait(delivery, attempt, away);
    if (door?.kind === 'closed')
      return nextStep(attempt, { kind: 'refused', problem: door.problem }, clock.now());
    if (target === 'channel' && (await this.#isForbidden(delivery)))
      return nextStep(attempt, { kind: 'refused', problem: 'not-allowed' }, clock.now());
    const mayMention = settings.mentions && (await this.#mayMention(delivery));
    const outcome = await this.options.sender.send(delivery, { mayMention });
    if (outcome.kind === 'sent') {
      if (door) await this.closed.open([placeOf(delivery)]);
      return outcome;
    }
    if (outcome.kind === 'refused') {
      if (target === 'channel' && (await absences.isGone(delivery.reminder.guildId)))
        return this.#wait(delivery, attempt, 'bot-removed');
      await this.closed.refused(delivery, outcome.problem);
    }
    return nextStep(attempt, outcome, clock.now());
  }

  /** Lets this delivery wait together with all that wait for the same; if this process dies first, the next try does. */
  async #wait(delivery: ClaimedDelivery, attempt: Attempt, away: AbsenceReason): Promise<NextStep> {
    const step = putOff(attempt, this.options.clock.now());
    await this.#recorder.record(delivery, step);
    await this.options.absences.hold(delivery, away);
    return step;
  }
}

const missed = { kind: 'failed', problem: 'missed' } as const;

/** An advance notice has nothing to say once its moment has come, was moved, or is not wanted any more. */
function isStale({ phase, dueAt, occurrence, reminder }: ClaimedDelivery, now: Temporal.Instant): boolean {
  if (phase === MOMENT) return false;
  const stands = reminder.state === 'scheduled' && reminder.occurrence === occurrence;
  return !stands || Temporal.Instant.compare(dueAt, now) <= 0;
}

/** It had to wait, and its owner wants nothing late. What may have arrived already is looked for all the same. */
function isUnwanted({ dueAt, inDoubtSince, reminder }: ClaimedDelivery, now: Temporal.Instant): boolean {
  if (!isMissed(reminder.late, dueAt, now)) return false;
  return !inDoubtSince || Temporal.Instant.compare(inDoubtSince, now) >= 0;
}
