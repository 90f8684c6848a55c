import { safeBlock, timestamp, type Words } from 'alphapy';
import type { LastFailure } from '../delivery/delivery-history.js';
import { writtenOut } from '../domain/mass-mention.js';
import { lastDayOf } from '../domain/plan/last-day.js';
import { momentsAfter } from '../domain/plan/plan.js';
import type { Reminder } from '../reminder.entity.js';
import { lengthOf } from './length-of-time.js';

const LISTED_TEXT = 200;

/** What is known of a reminder beside itself. */
interface Surroundings {
  readonly failure?: LastFailure | undefined;
  /** Whether its channel was deleted. */
  readonly isGone?: boolean;
}

/** All that a list tells of one reminder. */
export function listed(
  reminder: Reminder,
  words: Words,
  { failure, isGone = false }: Surroundings = {},
): string {
  const { state, target } = reminder;
  const how = state === 'failed' && target === 'dm' ? 'failedDirectly' : state;
  const gone = isGone ? { channel: words('reminders.list.goneChannel') } : {};
  const head = words(`reminders.list.${how}`, { ...placed(reminder, words), ...gone });
  const problem = reminder.problem && words(`reminders.problem.${reminder.problem}`);
  const text = safeBlock(reminder.text, LISTED_TEXT, 'timestamps').replaceAll('\n', '\n> ');
  const told = [
    ...repetition(reminder, words),
    ...advance(reminder, words),
    ...manner(reminder, words),
    ...more(reminder, words),
    problem,
    isGone && state !== 'failed' && words('reminders.list.gone'),
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

/** That it repeats, when it comes after the next time, and until when. */
export function repetition(reminder: Reminder, words: Words): string[] {
  if (!reminder.rule) return [];
  const [following] = momentsAfter(reminder, reminder.dueAt, 1);
  if (!following) return [words('reminders.repeats.last')];
  const told = { following: timestamp(following, 'F'), zone: reminder.zone };
  const last = lastDayOf(reminder);
  if (!last) return [words('reminders.repeats.following', told)];
  return [words('reminders.repeats.ending', { ...told, last: timestamp(last, 'D') })];
}

/** That it is told of before, and how long: of what comes once without the notices whose time is over. */
export function advance({ notices, rule, nextPhase }: Reminder, words: Words): string[] {
  const ahead = rule ? notices : notices.filter((minutes) => minutes <= nextPhase);
  if (ahead.length === 0) return [];
  const lengths = ahead.map((minutes) => lengthOf(minutes, words)).join(', ');
  return [words('reminders.notices.told', { lengths })];
}

/** That notices do not come the next time, as it is too near. */
export function tooLate({ notices, nextPhase }: Reminder, words: Words): string[] {
  const over = notices.filter((minutes) => minutes > nextPhase);
  if (over.length === 0) return [];
  const lengths = over.map((minutes) => lengthOf(minutes, words)).join(', ');
  return [`-# ${words('reminders.notices.tooLate', { lengths })}`];
}

/** That it makes no sound, and what becomes of it while the bot is away, where that is not to come late. */
export function manner({ silent, late }: Reminder, words: Words): string[] {
  const quiet = silent ? [words('reminders.told.silent')] : [];
  return late === 'send' ? quiet : [...quiet, words(`reminders.told.${late}`)];
}

/** What it shows, and whom it mentions beside its owner. */
export function more({ hasImage, mention, channelId, target }: Reminder, words: Words): string[] {
  const picture = hasImage ? [words('reminders.image.told')] : [];
  if (!mention || target === 'dm') return picture;
  return [
    ...picture,
    words('reminders.mention.told', { whom: writtenOut(mention), channel: `<#${channelId}>` }),
  ];
}

/** When and where it comes, for a sentence that says so. */
export function placed({ dueAt, channelId, target }: Reminder, words: Words): Record<string, string> {
  const channel = target === 'dm' ? words('reminders.directMessages') : `<#${channelId}>`;
  return { full: timestamp(dueAt, 'F'), relative: timestamp(dueAt, 'R'), channel };
}
