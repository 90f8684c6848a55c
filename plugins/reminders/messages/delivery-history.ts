import { safeBlock, timestamp, type Words } from 'alphapy';
import { ComponentType, messageLink } from 'discord.js';
import type { Delivery } from '../delivery/delivery.entity.js';
import type { Delivered } from '../delivery/delivery-history.js';
import { MOMENT } from '../domain/plan/phases.js';
import { type Answer, say } from './answer.js';
import { lengthOf } from './length-of-time.js';
import { retryButton } from './retry-button.js';

const SHOWN_TEXT = 300;

/** What became of a reminder: each message with the second in which Discord took it, and where it stands. */
export function deliveryHistory({ reminder, deliveries }: Delivered, words: Words): Answer {
  const lines = deliveries.map((delivery) => told(delivery, words));
  const text = lines.length > 0 ? lines.join('\n') : words('reminders.history.none');
  const description = `${safeBlock(reminder.text, SHOWN_TEXT, 'timestamps')}\n\n${text}`;
  const answer = say('info', words('reminders.history.title'), description);
  if (reminder.state !== 'failed') return answer;
  const again = retryButton(reminder, words('reminders.retry.button'));
  return { ...answer, components: [{ type: ComponentType.ActionRow, components: [again] }] };
}

function told(delivery: Delivery, words: Words): string {
  const { state, phase, dueAt } = delivery;
  const what =
    phase === MOMENT
      ? timestamp(dueAt, 'f')
      : words('reminders.history.notice', { length: lengthOf(phase, words), when: timestamp(dueAt, 'f') });
  return `${words(`reminders.history.${state}`, { what, ...details(delivery, words) })}`;
}

function details(delivery: Delivery, words: Words): Record<string, string> {
  const { sentAt, problem, attempts } = delivery;
  return {
    at: sentAt ? `${timestamp(sentAt, 'D')} ${timestamp(sentAt, 'T')}` : '',
    place: placeOf(delivery, words),
    why: problem ? words(`reminders.problem.${problem}`) : '',
    attempts: String(attempts),
  };
}

/** A message in a direct conversation has no address that could be followed from elsewhere. */
function placeOf({ target, channelId, guildId, messageId }: Delivery, words: Words): string {
  if (target === 'dm') return words('reminders.directMessages');
  return messageId ? messageLink(channelId, messageId, guildId) : `<#${channelId}>`;
}
