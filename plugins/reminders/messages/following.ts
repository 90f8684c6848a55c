import { embed, timestamp, type Words } from 'alphapy';
import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  ButtonStyle,
  ComponentType,
  type Message,
} from 'discord.js';
import type { Following } from '../followers/followers.js';
import type { Answer } from './answer.js';

/** The buttons of a message, with the new number in the one that counts. */
export function recounted(message: Message, button: APIButtonComponentWithCustomId) {
  return rowsOf(message).map((row) => ({
    ...row,
    components: row.components.map((one) => (one.custom_id === button.custom_id ? button : one)),
  }));
}

/**
 * A message without the button, which leads nowhere any more. One that did nothing but ask says so to everybody. Null when
 * it has no such button: the custom id of a button can be forged.
 */
export function withoutButton(message: Message, button: APIButtonComponentWithCustomId, words: Words) {
  const all = rowsOf(message);
  const rows = all
    .map((row) => ({
      ...row,
      components: row.components.filter((one) => one.custom_id !== button.custom_id),
    }))
    .filter(({ components }) => components.length > 0);
  const count = (some: typeof all) => some.flatMap(({ components }) => components).length;
  if (count(rows) === count(all)) return null;
  if (rows.length > 0) return { components: rows };
  const quote = message.content.indexOf('\n>>> ');
  const content = words('reminders.invitation.over') + (quote < 0 ? '' : message.content.slice(quote));
  return { content, components: [], allowedMentions: { parse: [] } };
}

function rowsOf({ components }: Message) {
  return components.map((row) => row.toJSON()) as APIActionRowComponent<APIButtonComponentWithCustomId>[];
}

/** How somebody is reminded who is counted in, and what they can change about it. */
export function following({ reminder, direct }: Following, words: Words): Answer {
  const { id, channelId, dueAt, state } = reminder;
  const where = direct ? words('reminders.directMessages') : `<#${channelId}>`;
  const values = { full: timestamp(dueAt, 'F'), relative: timestamp(dueAt, 'R'), channel: where };
  const when = words(state === 'paused' ? 'reminders.list.paused' : 'reminders.created.when', values);
  return {
    embeds: [embed('success', { title: words('reminders.follow.in'), description: when })],
    components: [
      {
        type: ComponentType.ActionRow,
        components: [
          change(id, direct ? 'mention' : 'direct', ButtonStyle.Secondary, words),
          change(id, 'leave', ButtonStyle.Danger, words),
        ],
      },
    ],
  };
}

export function left(words: Words): Answer {
  return { embeds: [embed('quiet', { title: words('reminders.follow.out') })], components: [] };
}

function change(
  reminderId: string,
  how: 'mention' | 'direct' | 'leave',
  style: ButtonStyle.Secondary | ButtonStyle.Danger,
  words: Words,
): APIButtonComponentWithCustomId {
  const label = words(`reminders.follow.${how}`);
  return { type: ComponentType.Button, style, custom_id: `reminders:following:${reminderId}:${how}`, label };
}
