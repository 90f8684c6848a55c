import { safeBlock, timestamp, type Words } from 'alphapy';
import { ComponentType, type InteractionReplyOptions } from 'discord.js';
import type { Invite } from '../domain/invite.js';
import type { Reminder } from '../reminder.entity.js';
import { followButton } from './follow-button.js';

/** Escaped text may be twice as long as it was typed. */
const LONGEST_QUOTE = 1500;

/** Asks others, where everybody sees it, whether they want to be reminded, too. Nobody is, before they say so. */
export function invitation(reminder: Reminder, invite: Invite, words: Words): InteractionReplyOptions {
  const { id, userId, channelId, dueAt, text } = reminder;
  const when = { full: timestamp(dueAt, 'F'), relative: timestamp(dueAt, 'R'), channel: `<#${channelId}>` };
  const lines = [
    words(`reminders.invitation.${invite.kind}`, { owner: `<@${userId}>`, whom: mentionOf(invite) }),
    words('reminders.created.when', when),
    `>>> ${safeBlock(text, LONGEST_QUOTE, 'timestamps')}`,
  ];
  return {
    content: lines.join('\n'),
    // A role would be pinged by who may not ping it.
    allowedMentions: { parse: [], users: invite.kind === 'member' ? [invite.id] : [] },
    components: [{ type: ComponentType.ActionRow, components: [followButton(id, 0, words)] }],
  };
}

function mentionOf({ kind, id }: Invite): string {
  return kind === 'member' ? `<@${id}>` : `<@&${id}>`;
}
