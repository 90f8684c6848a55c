import type { APIMessage } from 'discord.js';
import type { Clock } from '../../core/clock.js';
import type { I18n } from '../../core/i18n.js';
import type { GuildLanguages } from '../languages/guild-languages.js';
import type { ChannelPosts } from '../posting/channel-posts.js';
import type { SettingsService } from '../settings/settings.service.js';
import { auditEmbeds, auditFooter } from './audit-embed.js';
import type { AuditLevel, AuditLineView } from './audit-entry.js';
import type { AuditBatch, AuditPostsStore } from './audit-posts.store.js';

export interface AuditPostsParts {
  readonly store: AuditPostsStore;
  readonly posts: ChannelPosts;
  readonly settings: SettingsService;
  readonly languages: GuildLanguages;
  readonly i18n: I18n;
  readonly clock: Clock;
}

const ranks: Readonly<Record<AuditLevel, number>> = { verbose: 0, normal: 1, critical: 2 };

/** With the waits between them, about half an hour. */
const mostAttempts = 8;

/** Brings lines of the audit log to the guilds' log channels: claimed before they are sent, recorded after. */
export class AuditPosts {
  constructor(private readonly parts: AuditPostsParts) {}

  async postWaiting(): Promise<void> {
    const { store, clock } = this.parts;
    const batches = await store.claim(clock.now());
    const ended = await Promise.allSettled(batches.map((batch) => this.#post(batch)));
    const failed = ended.find((end) => end.status === 'rejected');
    if (failed) throw failed.reason; // its lease ends, and then it is tried again
  }

  async #post(batch: AuditBatch): Promise<void> {
    const { store, settings } = this.parts;
    const { logChannel, logLevel } = await settings.read(batch.guildId, 'core');
    const isWanted = ({ level }: AuditLineView) => logChannel !== null && ranks[level] >= ranks[logLevel];
    const wanted = batch.lines.filter(isWanted);
    await store.settle(idsOf(batch.lines.filter((line) => !wanted.includes(line))), 'skipped');
    if (logChannel !== null && wanted.length > 0) await this.#send(batch, wanted, logChannel);
  }

  async #send(batch: AuditBatch, lines: readonly AuditLineView[], channelId: string): Promise<void> {
    const { store, posts, clock } = this.parts;
    if (await this.#hasArrived(batch, lines, channelId)) return store.settle(idsOf(lines), 'posted');
    const message = { embeds: await this.#embeds(batch.guildId, lines) };
    const outcome = await posts.post(channelId, message, `audit-${BigInt(batch.id).toString(36)}`);
    if (outcome.kind === 'posted') return store.settle(idsOf(lines), 'posted');
    if (outcome.kind === 'refused') return store.settle(idsOf(lines), 'failed', outcome.reason);
    if (batch.attempts >= mostAttempts) return store.settle(idsOf(lines), 'failed', 'unreachable');
    await store.postpone(batch, clock.now().add({ seconds: 5 * 2 ** batch.attempts }));
  }

  async #hasArrived(
    { attempts, triedAt }: AuditBatch,
    [first]: readonly AuditLineView[],
    channelId: string,
  ): Promise<boolean> {
    if (attempts === 1 || !first) return false;
    const { posts, clock } = this.parts;
    const footer = auditFooter(first.id);
    const isIt = ({ embeds }: APIMessage) => embeds[0]?.footer?.text === footer;
    return (await posts.arrived(channelId, triedAt, clock.now(), isIt)) !== null;
  }

  async #embeds(guildId: string, lines: readonly AuditLineView[]) {
    const { i18n, languages, settings } = this.parts;
    const speech = { i18n, locale: await languages.of(guildId), catalogue: settings.catalogue };
    return auditEmbeds(lines, speech);
  }
}

function idsOf(lines: readonly AuditLineView[]): string[] {
  return lines.map(({ id }) => id);
}
