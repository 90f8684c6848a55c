import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../../core/clock.js';
import { UserTimeZone } from '../../core/database/entities/user-time-zone.entity.js';
import { refuse } from '../../core/refuse.js';
import type { SettingsService } from '../settings/settings.service.js';
import { zonesOfCountry } from './countries.js';
import { findZone } from './zones.js';

/** In which time zone somebody lives: their own choice, or the server's. */
export class TimeZonesService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly settings: SettingsService,
  ) {}

  /** The user's own zone, or null when they have chosen none. */
  async chosen(userId: string): Promise<string | null> {
    const row = await this.em.fork().findOne(UserTimeZone, { userId });
    return row?.zone ?? null;
  }

  /** The zone to read and say times in: the user's, else the guild's, which is UTC unless somebody has set it. */
  async of(guildId: string | null, userId: string): Promise<string> {
    const own = await this.chosen(userId);
    if (own || !guildId) return own ?? 'UTC';
    return (await this.settings.read(guildId, 'core')).timeZone;
  }

  /** Refuses with `core.timezone.unknown` what is no zone, and with `core.timezone.several` a country that has several. */
  async choose(userId: string, name: string): Promise<string> {
    const zone = findZone(name);
    const [one, other] = zone ? [] : zonesOfCountry(name);
    if (one && other) {
      throw refuse(
        'core.timezone.several',
        `There are several time zones there, such as \`${one}\` and \`${other}\`. Type the name again and pick from the list.`,
        { one, other },
      );
    }
    if (!zone) {
      throw refuse(
        'core.timezone.unknown',
        'There is no such time zone. Type the name of a big city near you, or of your country, and pick from the list.',
      );
    }
    await this.em.fork().execute(
      `insert into core_user_time_zones (user_id, zone, chosen_at) values (?, ?, ?)
       on conflict (user_id) do update set zone = excluded.zone, chosen_at = excluded.chosen_at`,
      [userId, zone, this.clock.now().toString()],
    );
    return zone;
  }

  /** Forgets the choice. */
  async clear(userId: string): Promise<void> {
    await this.em.fork().nativeDelete(UserTimeZone, { userId });
  }
}
