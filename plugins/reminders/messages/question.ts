import { embed, limits, safeBlock, timestamp, truncate, type Words } from 'alphapy';
import { ButtonStyle, ComponentType } from 'discord.js';
import { momentsAfter } from '../domain/plan/plan.js';
import type { Draft, DraftOption } from '../draft.entity.js';
import type { Answer } from '../messages.js';

const SHOWN_TEXT = 1000;

/** Asks which of several readings was meant: each stands in the reader's own clock, with a button below. */
export function asked(draft: Draft, words: Words, locale: string): Answer {
  const lines = draft.options.map((option, index) => `${index + 1}. ${described(option, words)}`);
  const description = [safeBlock(draft.text, SHOWN_TEXT), '', ...lines].join('\n');
  return {
    embeds: [embed('info', { title: words('reminders.question.title'), description })],
    components: [
      {
        type: ComponentType.ActionRow,
        components: draft.options.map((option, index) => ({
          type: ComponentType.Button,
          style: ButtonStyle.Primary,
          custom_id: `reminders:choose:${draft.id}:${index}`,
          label: truncate(`${index + 1}. ${plainly(option, locale)}`, limits.buttonLabel),
        })),
      },
    ],
  };
}

function described(option: DraftOption, words: Words): string {
  const dueAt = Temporal.Instant.from(option.dueAt);
  const first = timestamp(dueAt, 'F');
  if (!option.rule) return first;
  const following = momentsAfter({ ...option, dueAt }, dueAt, 2).map((moment) => timestamp(moment, 'F'));
  return words('reminders.question.series', { first, following: following.join(', ') });
}

/** A button shows no time in the reader's zone: the zone in which the words were read is named. */
function plainly({ dueAt, zone }: DraftOption, locale: string): string {
  const moment = Temporal.Instant.from(dueAt).toLocaleString(locale, {
    timeZone: zone,
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  return `${moment} (${zone})`;
}
