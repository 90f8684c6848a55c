import { container } from '@sapphire/framework';
import type { Words } from '../../core/i18n.js';
import { refuse } from '../../core/refuse.js';
import type { WantedChange } from '../../services/settings/setting-change.js';
import { readPastMoment } from '../../services/time-zones/read-moment.js';
import { timestamp } from '../../utils/embeds/timestamps.js';
import type { Editor } from './editor.js';

/** Where settings go back to: before a change, or a moment. The id stands in custom ids. */
export type RewindTarget =
  | { readonly id: string; readonly before: string }
  | { readonly id: string; readonly moment: Temporal.Instant };

export function beforeChange(changeSetId: string): RewindTarget {
  return { id: changeSetId, before: changeSetId };
}

/** @param id a change, or `@` and milliseconds */
export function readRewindTarget(id: string): RewindTarget {
  const [, milliseconds] = /^@(\d{1,15})$/.exec(id) ?? [];
  if (!milliseconds) return beforeChange(id);
  return { id, moment: Temporal.Instant.fromEpochMilliseconds(Number(milliseconds)) };
}

/** The moment that somebody typed, by their own clock. */
export async function typedTarget(text: string, { guildId, userId, locale }: Editor): Promise<RewindTarget> {
  const { clock, services } = container;
  const zone = await services.timeZones.of(guildId, userId);
  const read = readPastMoment(text, { now: clock.now(), zone, locale });
  if ('moment' in read) return { id: `@${read.moment.epochMilliseconds}`, moment: read.moment };
  if (read.why === 'future') {
    throw refuse('core.config.moment.future', 'That is still to come. Name a moment that has been.');
  }
  throw refuse(
    'core.config.moment.unclear',
    'I do not understand that moment. Write it like "2 hours ago", "yesterday at 15:00" or "2026-11-25 14:30".',
  );
}

export function wantedBy(target: RewindTarget, guildId: string): Promise<WantedChange[]> {
  const { settingsUndo } = container.services;
  return 'before' in target
    ? settingsUndo.before(guildId, target.before)
    : settingsUndo.at(guildId, target.moment);
}

export function wordsOf(target: RewindTarget, words: Words) {
  const where = 'before' in target ? 'rewind' : 'moment';
  const values = 'moment' in target ? { moment: timestamp(target.moment, 'F') } : {};
  const say = (what: string) => words(`core.config.${where}.${what}`, values);
  return { title: say('title'), intro: say('intro'), nothing: say('nothing'), done: say('done') };
}
