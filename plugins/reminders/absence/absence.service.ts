import type { PluginContext, Services } from 'alphapy';
import type { ClaimedDelivery } from '../delivery/claimed-delivery.js';
import type { RightsService } from '../rights/rights.service.js';
import type { AbsenceReason } from './absence.entity.js';
import { AbsenceStore, type Whom } from './absence.store.js';
import type { PresenceClient } from './presence.client.js';

/** For how long reminders wait for who was there before. */
export const KEPT_DAYS = 30;

export interface AbsenceParts extends Pick<PluginContext, 'em' | 'clock'> {
  readonly settings: Pick<Services['settings'], 'enabled'>;
  readonly presence: Pick<PresenceClient, 'hasBot'>;
  readonly rights: Pick<RightsService, 'member'>;
}

/** For how long a member who was there is taken to be there. */
const STAYS = { hours: 1 };

/**
 * Lets reminders wait while the bot, or their owner, is not in the guild, or the guild has switched them off. Events
 * tell of it at once where they are heard; what they missed is noticed by the first delivery that is due.
 */
export class AbsenceService {
  readonly #store: AbsenceStore;

  constructor(private readonly parts: AbsenceParts) {
    this.#store = new AbsenceStore(parts.em);
  }

  botRemoved(guildId: string): Promise<void> {
    return this.#begin({ guildId, userId: null }, 'bot-removed');
  }

  async botBack(guildId: string): Promise<void> {
    await this.#store.end({ guildId, userId: null }, 'bot-removed', this.parts.clock.now());
  }

  /** After a start: the bot is in these guilds, and may have been added again while nobody listened. */
  async botIn(guildIds: readonly string[]): Promise<void> {
    for (const guildId of await this.#store.leftAmong(guildIds)) await this.botBack(guildId);
  }

  memberLeft(guildId: string, userId: string): Promise<void> {
    return this.#begin({ guildId, userId }, 'owner-left');
  }

  async memberBack(guildId: string, userId: string): Promise<void> {
    await this.#store.end({ guildId, userId }, 'owner-left', this.parts.clock.now());
  }

  /** A guild has changed a setting, perhaps the switch. */
  async settingsChanged(guildId: string): Promise<void> {
    if (!(await this.#store.isSwitchedOff(guildId))) return;
    if (await this.parts.settings.enabled(guildId, 'reminders'))
      await this.#store.end({ guildId, userId: null }, 'switched-off', this.parts.clock.now());
  }

  /** Whether a delivery must not be made now. If so it waits, with all others that wait for the same. */
  async keeps({ target, reminder }: ClaimedDelivery): Promise<AbsenceReason | null> {
    const { guildId, userId, createdAt, announcementId } = reminder;
    if (!(await this.parts.settings.enabled(guildId, 'reminders'))) return 'switched-off';
    if (target === 'dm' || announcementId !== null) return null;
    if (Temporal.Instant.compare(createdAt.add(STAYS), this.parts.clock.now()) > 0) return null;
    return (await this.hasLeft(guildId, userId)) ? 'owner-left' : null;
  }

  /** Whether somebody is no longer in a guild, whose words are not for them any more. */
  async hasLeft(guildId: string, userId: string): Promise<boolean> {
    return (await this.parts.rights.member(guildId, userId, STAYS)) === false;
  }

  /** Whether the bot is no longer in a guild whose channel refused a message. */
  async isGone(guildId: string): Promise<boolean> {
    return (await this.parts.presence.hasBot(guildId)) === false;
  }

  /** Lets everything wait that waits for the same as this delivery. */
  hold({ reminder: { guildId, userId } }: ClaimedDelivery, reason: AbsenceReason): Promise<void> {
    return this.#begin({ guildId, userId: reason === 'owner-left' ? userId : null }, reason);
  }

  /** Looks whether absences are over of which nobody told us. */
  async lookAgain(): Promise<void> {
    const { clock } = this.parts;
    for (const { reason, ...whom } of await this.#store.takeLooks(clock.now()))
      if (await this.#isOver(whom, reason)) await this.#store.end(whom, reason, clock.now());
  }

  /** Forgets the reminders of those who have been away for long. */
  erase(): Promise<void> {
    return this.#store.erase(this.parts.clock.now().subtract({ hours: 24 * KEPT_DAYS }));
  }

  async #isOver({ guildId, userId }: Whom, reason: AbsenceReason): Promise<boolean> {
    const { presence, rights, settings } = this.parts;
    if (reason === 'switched-off') return settings.enabled(guildId, 'reminders');
    if (userId === null) return (await presence.hasBot(guildId)) === true;
    return Boolean(await rights.member(guildId, userId, { seconds: 0 }));
  }

  #begin(whom: Whom, reason: AbsenceReason): Promise<void> {
    const now = this.parts.clock.now();
    return this.#store.begin(whom, reason, now, now.add({ hours: 1 }));
  }
}
