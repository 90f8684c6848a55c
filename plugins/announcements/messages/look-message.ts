import { embed, limits, type Words } from 'alphapy';
import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIEmbed,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import type { Left, Look } from '../announcement-look.js';
import type { AnnouncedReminder } from '../reminders.js';
import { assumptionLines, excerptLines, optionLabel, optionLine, reminderLines } from './lines.js';

export interface Answer {
  readonly embeds: APIEmbed[];
  readonly components: APIActionRowComponent<APIButtonComponentWithCustomId>[];
}

/** A message that was looked at, and why nothing was made of it; null when something was, or still may be. */
export type Looked = Look & { readonly left: Left | null };

/** What would be made of a message, and why; with a button for each option for those who may decide. */
export function lookMessage(look: Looked, mayDecide: boolean, words: Words, locale: string): Answer {
  const { reading, state } = look;
  const known = state ? [words(`announcements.look.known.${state}`)] : leftLines(look, words);
  const lines = [...excerptLines(reading.excerpts), ...outcome(look, words), ...known];
  const isFree = mayDecide && state !== 'set';
  return {
    embeds: [
      embed(reading.kind === 'none' ? 'quiet' : 'info', {
        title: words(`announcements.look.${headingOf(look)}`),
        description: lines.join('\n'),
      }),
    ],
    components: isFree && reading.options.length > 0 ? [buttons(look, words, locale)] : [],
  };
}

/** It becomes nothing by itself where it was left alone, or where a person has said so. */
function headingOf({ reading, state, left }: Looked): string {
  if (reading.kind === 'none') return 'none';
  const isOpen = state === 'set' || state === 'asked' || (state === null && left === null);
  return isOpen ? reading.kind : 'leftAlone';
}

function leftLines({ reading, left }: Looked, words: Words): string[] {
  return left && reading.kind !== 'none' ? [words(`announcements.look.left.${left}`)] : [];
}

/** Somebody else was faster: nothing was done. */
export function fasterMessage(words: Words): Answer {
  return { embeds: [embed('quiet', { description: words('announcements.card.faster') })], components: [] };
}

/** It is set now. */
export function takenMessage(reminder: AnnouncedReminder | undefined, words: Words): Answer {
  const description = reminder ? reminderLines(reminder, words).join('\n') : '';
  return {
    embeds: [embed('success', { title: words('announcements.card.set'), description })],
    components: [],
  };
}

function outcome({ reading }: Look, words: Words): string[] {
  const { kind, why, options, confidence } = reading;
  const reason = why ? [words(`announcements.why.${why}`)] : [];
  const lines = options.map((option, index) => optionLine(option, index, words));
  if (kind !== 'create') return [...reason, ...lines];
  const sure = words('announcements.look.sure', { percent: Math.round((confidence ?? 0) * 100) });
  return [...lines, ...assumptionLines(reading, words), `-# ${sure}`];
}

function buttons({ message, reading }: Look, words: Words, locale: string) {
  const isSure = reading.kind === 'create';
  return {
    type: ComponentType.ActionRow as const,
    components: reading.options.map((option, index) => ({
      type: ComponentType.Button as const,
      style: ButtonStyle.Primary as const,
      custom_id: takeId(message.channelId, message.id, option.dueAt),
      label: isSure ? words('announcements.look.button') : optionLabel(option, index, locale),
    })),
  };
}

/** All that the button needs to know, so that it works after a restart: the message, and the moment that was seen. */
function takeId(channelId: string, messageId: string, dueAt: string): string {
  const seconds = Math.floor(Temporal.Instant.from(dueAt).epochMilliseconds / 1000);
  const id = `announcements:take:${channelId}:${messageId}:${seconds}`;
  if (id.length > limits.customId) throw new Error(`A custom id is too long: ${id}`);
  return id;
}
