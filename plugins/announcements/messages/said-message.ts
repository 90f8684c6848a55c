import { embed, limits, truncate, type Words } from 'alphapy';
import { type APIButtonComponentWithCustomId, ButtonStyle, ComponentType } from 'discord.js';
import { inRows } from '../cards/card-buttons.js';
import type { TimeOption } from '../reminders.js';
import { optionLabel, optionLine } from './lines.js';
import type { Answer } from './look-message.js';

/** What somebody has said, and what keeps it from being done. */
export interface Said {
  /** Their words. */
  readonly when: string;
  /** What is wrong; null where it is only not clear which one they mean. */
  readonly refusal: string | null;
  /** Whether the words mean something else than the button that was pressed for them. */
  readonly isOtherwise?: boolean;
  readonly options: readonly TimeOption[];
}

/**
 * Asks which moment is meant, or for other words. The words stand below, where the buttons find them again: so they are
 * kept as long as the message is, also over a restart.
 *
 * @param idOf makes the custom id of a button that does this
 */
export function saidMessage(
  { when, refusal, isOtherwise = false, options }: Said,
  idOf: (action: string) => string,
  words: Words,
  locale: string,
): Answer {
  const lines = options.map((option, index) => optionLine(option, index, words));
  const question = words(isOtherwise ? 'announcements.otherwise' : 'announcements.several', {
    count: options.length,
  });
  const description = [refusal ?? question, ...lines].join('\n');
  const button = (action: string, label: string, style: APIButtonComponentWithCustomId['style']) => ({
    type: ComponentType.Button as const,
    style,
    custom_id: idOf(action),
    label: truncate(label, limits.buttonLabel),
  });
  const choices = options.map((option, index) =>
    button(saidAction(option, index), optionLabel(option, index, locale), ButtonStyle.Primary),
  );
  const again = button('again', words('announcements.button.fix'), ButtonStyle.Secondary);
  return {
    embeds: [embed('warning', { description, footer: when })],
    components: inRows([...choices, again]),
  };
}

/** The words that stand below such a message. */
export function wordsBelow({
  embeds,
}: {
  readonly embeds: readonly { readonly footer: { text: string } | null }[];
}): string {
  return embeds[0]?.footer?.text ?? '';
}

/** Which of the readings, and which moment it was: what the same words mean can change. */
function saidAction({ dueAt }: TimeOption, index: number): string {
  return `said-${index}-${secondsOf(dueAt)}`;
}

/** The reading that a button stands for, among what the words mean now. */
export function saidOption(action: string, options: readonly TimeOption[]): TimeOption | undefined {
  return options.find((option, index) => saidAction(option, index) === action);
}

export function isSaidAction(action: string): boolean {
  return /^said-\d-\d{1,12}$/.test(action);
}

function secondsOf(instant: string): number {
  return Math.floor(Temporal.Instant.from(instant).epochMilliseconds / 1000);
}
