import { pageButtons, pageOf, safeBlock, timestamp, type Words } from 'alphapy';
import { type APIButtonComponentWithCustomId, ButtonStyle, ComponentType } from 'discord.js';
import type { Snoozed } from '../delivery/delivery-answers.js';
import { LONGEST_TEXT } from '../domain/longest-text.js';
import type { Reminder } from '../reminder.entity.js';
import type { Overview, Preview } from '../reminder.service.js';
import type { Skipped } from '../reminder-changes.js';
import type { Created } from '../wishes/wish.js';
import { type Answer, say } from './answer.js';
import { advance, listed, manner, more, placed, repetition, tooLate } from './reminder-lines.js';
import { retryThis } from './retry-button.js';

const PER_PAGE = 5;

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

export function created({ kind, reminder, assumptions, seriesOver }: Created, words: Words): Answer {
  const told = toldAssumptions.filter((assumption) => assumptions.includes(assumption));
  const notes = told.map(
    (assumption) => `-# ${words(`reminders.assumed.${assumption}`, { zone: reminder.zone })}`,
  );
  const lines = [
    safeBlock(reminder.text, LONGEST_TEXT, 'timestamps'),
    '',
    words('reminders.created.when', placed(reminder, words)),
    ...repetition(reminder, words),
    ...(seriesOver ? [words(`reminders.repeats.${seriesOver === 'unsaid' ? 'over' : 'once'}`)] : []),
    ...advance(reminder, words),
    ...manner(reminder, words),
    ...more(reminder, words),
    // of one that has been waiting, a notice may have come already
    ...(kind === 'created' ? tooLate(reminder, words) : []),
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
export function list({ reminders, failures, goneChannels }: Overview, number: number, words: Words): Answer {
  const page = pageOf(reminders, number, PER_PAGE);
  const title = words('reminders.list.title');
  if (reminders.length === 0) return say('warning', title, words('reminders.list.empty'));
  const lines = page.items.map((reminder) => {
    const isGone = reminder.target === 'channel' && goneChannels.has(reminder.channelId);
    return listed(reminder, words, { failure: failures.get(reminder.id), isGone });
  });
  const text = lines.join('\n\n');
  const failed = page.items.filter(({ state }) => state === 'failed');
  const again = failed.map((reminder) => retryThis(reminder, words));
  const rows = again.length > 0 ? [{ type: ComponentType.ActionRow as const, components: again }] : [];
  return { ...say('info', title, text), components: [...rows, ...pageButtons('reminders:list', page)] };
}

/** What failed is sent once more. */
export function triedAgain(reminder: Reminder, words: Words): Answer {
  return say('success', words('reminders.retry.begun'), safeBlock(reminder.text, LONGEST_TEXT, 'timestamps'));
}

/** When a reminder comes next. */
export function preview({ reminder, moments, isEnd, followerIds }: Preview, words: Words): Answer {
  const lines = moments.map((moment) => `${timestamp(moment, 'F')} (${timestamp(moment, 'R')})`);
  const when = lines.length > 0 ? lines : [words('reminders.preview.none')];
  const last = isEnd && reminder.rule && lines.length > 0 ? [words('reminders.repeats.last')] : [];
  const followers = followerIds.map((id) => `<@${id}>`).join(' ');
  const followed = followers ? ['', words('reminders.preview.followers', { followers })] : [];
  const text = [safeBlock(reminder.text, LONGEST_TEXT, 'timestamps'), '', ...when, ...last, ...followed].join(
    '\n',
  );
  return say('info', words('reminders.preview.title'), text);
}

/** It has arrived, and will come again; what is not as one might expect it is told. */
export function snoozed({ reminder, instead, isGone, isAlone }: Snoozed, words: Words): Answer {
  const lines = [
    words('reminders.created.when', placed(reminder, words)),
    ...(instead ? [words('reminders.putOff.instead', { full: timestamp(instead, 'F') })] : []),
    ...(isGone ? [words('reminders.putOff.gone')] : []),
    ...(isAlone ? [words('reminders.putOff.alone')] : []),
  ];
  return say('success', words('reminders.snoozed'), lines.join('\n'));
}

/** Of a message for several it is done for one of them. */
export function doneAlone(words: Words): Answer {
  return say('success', words('reminders.doneAlone.title'), words('reminders.doneAlone.text'));
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
  return say('quiet', words('reminders.deleted.title'), safeBlock(reminder.text, LONGEST_TEXT, 'timestamps'));
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
