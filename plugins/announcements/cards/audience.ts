import type { EntityManager } from '@mikro-orm/postgresql';
import type { PluginFinding, Services } from 'alphapy';
import { Announcement } from '../announcement.entity.js';

/** Settings that decide about it: whoever changes one is told what is missing. */
const ABOUT = [
  'announcements.channels',
  'announcements.enabled',
  'announcements.questions',
  'core.logChannel',
];

/** Who hears of a guild's announcements, and is asked about them. */
export class Audience {
  constructor(
    private readonly em: EntityManager,
    private readonly settings: Services['settings'],
  ) {}

  /** Null where nobody is told. */
  async channelOf(guildId: string): Promise<string | null> {
    const { questions } = await this.settings.read(guildId, 'announcements');
    return questions ?? (await this.settings.read(guildId, 'core')).logChannel;
  }

  /** Whether announcements are read there, and nobody hears of it. */
  async isMissing(guildId: string): Promise<boolean> {
    const { enabled, channels } = await this.settings.read(guildId, 'announcements');
    return enabled && channels.length > 0 && (await this.channelOf(guildId)) === null;
  }

  async examine(guildId: string): Promise<PluginFinding[]> {
    if (!(await this.isMissing(guildId))) return [];
    const count = await this.em.fork().count(Announcement, { guildId, state: 'asked' });
    const values = { count };
    return [{ severity: 'warning', key: count > 0 ? 'waiting' : 'unheard', values, about: ABOUT }];
  }
}
