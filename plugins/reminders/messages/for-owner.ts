import {
  type EmbedCategory,
  embed,
  limits,
  pageButtons,
  pageOf,
  safeBlock,
  timestamp,
  truncate,
  type Words,
} from 'alphapy';
import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIEmbed,
  type ApplicationCommandOptionChoiceData,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import type { LastFailure } from '../delivery/delivery-history.js';
import { LONGEST_TEXT } from '../domain/longest-text.js';
import { writtenOut } from '../domain/mass-mention.js';
import { momentsAfter } from '../domain/plan/plan.js';
import { zoneInWords } from '../domain/zone-in-words.js';
import type { Reminder } from '../reminder.entity.js';
import type { Overview, Preview } from '../reminder.service.js';
import type { Skipped } from '../reminder-changes.js';
import type { Created } from '../wishes/reminder-wishes.js';
import { lengthOf } from './length-of-time.js';
import { retryThis } from './retry-button.js';

/** What a piece says to the owner alone. */
export interface Answer {
  readonly embeds: APIEmbed[];
  readonly components: APIActionRowComponent<APIButtonComponentWithCustomId>[];
}

const PER_PAGE = 5;
const LISTED_TEXT = 200;
const MOST_CHOICES = 25;

/** What was left open in the words of the owner and is worth telling how it was filled in. */
const toldAssumptions = [
  'zone',
  'zone-habit',
  'time',
  'half-day',
  'order',
  'spelling',
  'start-of-range',
] as const;

export function created({ kind, reminder, assumptions, isSeriesOver }: Created, words: Words): Answer {
  const told = toldAssumptions.filter((assumption) => assumptions.includes(assumption));
  const notes = told.map(
    (assumption) => `-# ${words(`reminders.assumed.${assumption}`, { zone: reminder.zone })}`,
  );
  const lines = [
    safeBlock(reminder.text, LONGEST_TEXT),
    '',
    words('reminders.created.when', placed(reminder, words)),
    ...repetition(reminder, words),
    ...(isSeriesOver ? [words('reminders.repeats.over')] : []),
    ...advance(reminder, words),
    ...more(reminder, words),
    ...notes,
  ];
  return {
    ...say(
      'success',
      words(kind === 'edited' ? 'reminders.changed.edited' : 'reminders.created.title'),
      lines.join('\n'),
    ),
    components: [{ type: ComponentType.ActionRow, components: [deleteButton(reminder, words)] }],
  };
}

/** One page of a member's reminders, with a button for each that failed. */
export function list({ reminders, failures }: Overview, number: number, words: Words): Answer {
  const page = pageOf(reminders, number, PER_PAGE);
  const title = words('reminders.list.title');
  if (reminders.length === 0) return say('warning', title, words('reminders.list.empty'));
  const text = page.items.map((reminder) => listed(reminder, words, failures.get(reminder.id))).join('\n\n');
  const failed = page.items.filter(({ state }) => state === 'failed');
  const again = failed.map((reminder) => retryThis(reminder, words));
  const rows = again.length > 0 ? [{ type: ComponentType.ActionRow as const, components: again }] : [];
  return { ...say('info', title, text), components: [...rows, ...pageButtons('reminders:list', page)] };
}

/** What failed is sent once more. */
export function triedAgain(reminder: Reminder, words: Words): Answer {
  return say('success', words('reminders.retry.begun'), safeBlock(reminder.text, LONGEST_TEXT));
}

/** When a reminder comes next. */
export function preview({ reminder, moments, followerIds }: Preview, words: Words): Answer {
  const lines = moments.map((moment) => `${timestamp(moment, 'F')} (${timestamp(moment, 'R')})`);
  const when = lines.length > 0 ? lines : [words('reminders.preview.none')];
  const followers = followerIds.map((id) => `<@${id}>`).join(' ');
  const followed = followers ? ['', words('reminders.preview.followers', { followers })] : [];
  const text = [safeBlock(reminder.text, LONGEST_TEXT), '', ...when, ...followed].join('\n');
  return say('info', words('reminders.preview.title'), text);
}

/** It has arrived, and will come again. */
export function snoozed(reminder: Reminder, words: Words): Answer {
  return say('success', words('reminders.snoozed'), words('reminders.created.when', placed(reminder, words)));
}

/** Which time was left out, and when it comes instead. */
export function skipped({ reminder, leftOut }: Skipped, words: Words): Answer {
  const lines = [
    words('reminders.changed.leftOut', { full: timestamp(leftOut, 'F') }),
    listed(reminder, words),
  ];
  return say('success', words('reminders.changed.skipped'), lines.join('\n\n'));
}

/** What became of a reminder that was paused or resumed. */
export function changed(how: 'paused' | 'resumed', reminder: Reminder, words: Words): Answer {
  return say('success', words(`reminders.changed.${how}`), listed(reminder, words));
}

export function deleted(reminder: Reminder, words: Words): Answer {
  return say('quiet', words('reminders.deleted.title'), safeBlock(reminder.text, LONGEST_TEXT));
}

/** What is offered while somebody types which reminder they mean. */
export function choices(reminders: readonly Reminder[], typed: string, locale: string): Choice[] {
  const fitting = reminders.filter(({ text }) => text.toLowerCase().includes(typed.trim().toLowerCase()));
  return fitting.slice(0, MOST_CHOICES).map((reminder) => choice(reminder, locale));
}

type Choice = ApplicationCommandOptionChoiceData<string>;

/** Plain text: a choice shows no formatting, and no time in the reader's zone. */
function choice({ id, text, dueAt, zone }: Reminder, locale: string): Choice {
  const moment = dueAt.toLocaleString(locale, { timeZone: zone, dateStyle: 'medium', timeStyle: 'short' });
  const suffix = ` · ${moment} (${zoneInWords(dueAt, zone)})`;
  return { name: truncate(text.replace(/\s+/g, ' '), limits.choiceName - suffix.length) + suffix, value: id };
}

function listed(reminder: Reminder, words: Words, failure?: LastFailure): string {
  const { state, target } = reminder;
  const how = state === 'failed' && target === 'dm' ? 'failedDirectly' : state;
  const head = words(`reminders.list.${how}`, placed(reminder, words));
  const problem = reminder.problem && words(`reminders.problem.${reminder.problem}`);
  const text = safeBlock(reminder.text, LISTED_TEXT).replaceAll('\n', '\n> ');
  const told = [
    ...repetition(reminder, words),
    ...advance(reminder, words),
    ...more(reminder, words),
    problem,
    failedLast(failure, words),
  ];
  return [head, ...told, `> ${text}`].filter(Boolean).join('\n');
}

/** That a series did not arrive the last time, and why. */
function failedLast(failure: LastFailure | undefined, words: Words): string | undefined {
  if (!failure) return undefined;
  const why = words(`reminders.problem.${failure.problem}`);
  return words('reminders.list.lastFailure', { full: timestamp(failure.dueAt, 'F'), why });
}

/** That it repeats, and when it comes after the next time. */
function repetition(reminder: Reminder, words: Words): string[] {
  if (!reminder.rule) return [];
  const [following] = momentsAfter(reminder, reminder.dueAt, 1);
  if (!following) return [words('reminders.repeats.last')];
  return [
    words('reminders.repeats.following', { following: timestamp(following, 'F'), zone: reminder.zone }),
  ];
}

/** That it is told of before, and how long. */
function advance({ notices }: Reminder, words: Words): string[] {
  if (notices.length === 0) return [];
  const lengths = notices.map((minutes) => lengthOf(minutes, words)).join(', ');
  return [words('reminders.notices.told', { lengths })];
}

/** What it shows, and whom it mentions beside its owner. */
function more({ hasImage, mention, channelId, target }: Reminder, words: Words): string[] {
  const picture = hasImage ? [words('reminders.image.told')] : [];
  if (!mention || target === 'dm') return picture;
  return [
    ...picture,
    words('reminders.mention.told', { whom: writtenOut(mention), channel: `<#${channelId}>` }),
  ];
}

function placed({ dueAt, channelId, target }: Reminder, words: Words): Record<string, string> {
  const channel = target === 'dm' ? words('reminders.directMessages') : `<#${channelId}>`;
  return { full: timestamp(dueAt, 'F'), relative: timestamp(dueAt, 'R'), channel };
}

function deleteButton({ id }: Reminder, words: Words): APIButtonComponentWithCustomId {
  const label = words('reminders.deleted.button');
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Danger,
    custom_id: `reminders:delete:${id}`,
    label,
  };
}

export function say(category: EmbedCategory, title: string, description: string): Answer {
  return { embeds: [embed(category, { title, description })], components: [] };
}
