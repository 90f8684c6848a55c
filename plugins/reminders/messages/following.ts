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
export function recounted({ components }: Message, button: APIButtonComponentWithCustomId) {
  const rows = components.map((row) =>
    row.toJSON(),
  ) as APIActionRowComponent<APIButtonComponentWithCustomId>[];
  return rows.map((row) => ({
    ...row,
    components: row.components.map((one) => (one.custom_id === button.custom_id ? button : one)),
  }));
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
