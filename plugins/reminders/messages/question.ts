import { embed, limits, safeBlock, timestamp, truncate, type Words } from 'alphapy';
import { type APIButtonComponentWithCustomId, ButtonStyle, ComponentType } from 'discord.js';
import { lastDayOf } from '../domain/plan/last-day.js';
import { momentsAfter } from '../domain/plan/plan.js';
import { zoneInWords } from '../domain/zone-in-words.js';
import type { Draft, DraftOption } from '../wishes/draft.entity.js';
import type { Asked } from '../wishes/wish.js';
import { type Answer, say } from './answer.js';

const SHOWN_TEXT = 1000;
const SHOWN_FOLLOWING = 2;
const MOST_IN_A_ROW = 5;

/** Asks which of several readings was meant: each stands in the reader's own clock, with a button below. */
export function asked({ draft, isClash }: Omit<Asked, 'kind'>, words: Words, locale: string): Answer {
  const lines = draft.options.map((option, index) => `${index + 1}. ${described(option, words)}`);
  const why = isClash ? [words('reminders.question.clash')] : [];
  const description = [safeBlock(draft.text, SHOWN_TEXT, 'timestamps'), '', ...why, ...lines].join('\n');
  const title = words(draft.link ? 'reminders.about.question' : 'reminders.question.title');
  return { embeds: [embed('info', { title, description })], components: rows(draft, words, locale) };
}

/** In the place of a question about a reminder that is gone, or has arrived. */
export function questionOver(words: Words): Answer & { readonly content: string } {
  const answer = say('quiet', words('reminders.question.overTitle'), words('reminders.question.over'));
  return { ...answer, content: '' };
}

/** Five buttons fill a row, and there may be five readings. */
function rows(draft: Draft, words: Words, locale: string): Answer['components'] {
  const buttons = draft.options.map((option, index) => ({
    type: ComponentType.Button as const,
    style: ButtonStyle.Primary as const,
    custom_id: `reminders:choose:${draft.id}:${index}`,
    label: truncate(`${index + 1}. ${labelled(option, words, locale)}`, limits.buttonLabel),
  }));
  const other = [otherTime(draft, words)];
  const isRoom = buttons.length + other.length <= MOST_IN_A_ROW;
  const parts = isRoom ? [[...buttons, ...other]] : [buttons, other];
  return parts.map((components) => ({ type: ComponentType.ActionRow, components }));
}

function described(option: DraftOption, words: Words): string {
  const dueAt = Temporal.Instant.from(option.dueAt);
  const first = timestamp(dueAt, 'F');
  if (!option.rule) return first;
  const moments = momentsAfter({ ...option, dueAt }, dueAt, SHOWN_FOLLOWING + 1);
  const following = moments.slice(0, SHOWN_FOLLOWING).map((moment) => timestamp(moment, 'F'));
  const told = { first, following: following.join(', ') };
  if (following.length === 0) return words('reminders.question.single', told);
  if (moments.length <= SHOWN_FOLLOWING) return words('reminders.question.short', told);
  const last = lastDayOf({ ...option, dueAt });
  // two series may differ in nothing but their end
  if (!last) return words('reminders.question.series', told);
  return words('reminders.question.ending', { ...told, last: timestamp(last, 'D') });
}

/** None of them: a form asks, in which stands what was typed. */
export function otherTime({ id }: Pick<Draft, 'id'>, words: Words): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    custom_id: `reminders:other:${id}`,
    label: words('reminders.form.otherTime'),
  };
}

function labelled(option: DraftOption, words: Words, locale: string): string {
  return option.minutesBefore ? words('reminders.about.hourBefore') : plainly(option, locale);
}

/** A button shows no time in the reader's zone: the zone in which the words were read is named. */
function plainly({ dueAt, zone }: DraftOption, locale: string): string {
  const instant = Temporal.Instant.from(dueAt);
  const moment = instant.toLocaleString(locale, { timeZone: zone, dateStyle: 'medium', timeStyle: 'short' });
  return `${moment} (${zoneInWords(instant, zone)})`;
}
