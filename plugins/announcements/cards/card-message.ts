import { type EmbedCategory, embed, limits, safeInline, timestamp, truncate, type Words } from 'alphapy';
import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIEmbed,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import type { Announcement } from '../announcement.entity.js';
import { MOST_IN_A_ROW } from '../domain/gathered.js';
import { messageLink } from '../domain/reminder-text.js';
import {
  assumptionLines,
  excerptLines,
  failureLines,
  optionLabel,
  optionLine,
  reminderLines,
} from '../messages/lines.js';
import type { AnnouncedFailure, AnnouncedReminder } from '../reminders.js';

type Row = APIActionRowComponent<APIButtonComponentWithCustomId>;

export interface CardMessage {
  readonly embeds: APIEmbed[];
  readonly components: Row[];
}

/** An announcement, the reminder that it has, and that this did not arrive the last time. */
export type Told = Announcement & {
  readonly reminder?: AnnouncedReminder | undefined;
  readonly failure?: AnnouncedFailure | undefined;
};

/** Five of them share the 6,000 characters of a message. */
const LONGEST = 1_100;

/** Tells of a few announcements, with what can be done about each; numbered, so that it is seen which button is whose. */
export function cardMessage(
  cardId: string,
  announcements: readonly Told[],
  words: Words,
  locale: string,
): CardMessage {
  const numbers = announcements.map((_, index) => (announcements.length > 1 ? `#${index + 1} · ` : ''));
  return {
    embeds: announcements.map((one, index) => tell(one, numbers[index] ?? '', words)),
    components: announcements.flatMap((one, index) =>
      rowsOf(cardId, one, numbers[index] ?? '', words, locale),
    ),
  };
}

function tell(announcement: Told, number: string, words: Words): APIEmbed {
  const { guildId, channelId, messageId, authorId, title, reading } = announcement;
  const source = words('announcements.card.source', {
    title: safeInline(title, 100),
    link: messageLink(guildId, channelId, messageId),
    author: `<@${authorId}>`,
  });
  const lines = [source, ...excerptLines(reading.excerpts), ...outcome(announcement, words)];
  const { category, heading } = headingOf(announcement);
  return embed(category, {
    title: `${number}${words(`announcements.card.${heading}`)}`,
    description: truncate(lines.join('\n'), LONGEST),
  });
}

function headingOf({ state, movedFrom, decidedBy, reading, failure }: Told): {
  readonly category: EmbedCategory;
  readonly heading: string;
} {
  switch (state) {
    case 'set':
      if (failure) return { category: 'error', heading: 'failed' };
      return { category: 'success', heading: movedFrom && !decidedBy ? 'moved' : 'set' };
    case 'asked':
      return { category: 'warning', heading: reading.kind === 'none' ? 'lost' : 'asked' };
    default:
      return { category: 'quiet', heading: state };
  }
}

function outcome(announcement: Told, words: Words): string[] {
  const { state, reading, reminder, movedFrom, decidedBy, failure } = announcement;
  const was = movedFrom ? [words('announcements.card.was', { was: timestamp(movedFrom, 'F') })] : [];
  const by = decidedBy ? [`-# ${words('announcements.card.by', { who: `<@${decidedBy}>` })}`] : [];
  switch (state) {
    case 'set': {
      if (reminder && failure) return [...failureLines(reminder, failure, words), ...by];
      const notes = decidedBy ? by : assumptionLines(reading, words);
      return [...was, ...(reminder ? reminderLines(reminder, words) : []), ...notes];
    }
    case 'asked': {
      const why = words(`announcements.why.${reading.why ?? 'several-readings'}`);
      const advised = reading.advised ? [`-# ${words('announcements.card.advised')}`] : [];
      return [
        ...was,
        why,
        ...advised,
        ...reading.options.map((option, index) => optionLine(option, index, words)),
      ];
    }
    case 'undone':
    case 'dismissed':
      return decidedBy ? [...by, `-# ${words('announcements.card.again')}`] : [];
    default:
      return by;
  }
}

function rowsOf(cardId: string, announcement: Told, number: string, words: Words, locale: string): Row[] {
  const { messageId, revision, state, reading, reminder } = announcement;
  const button = (action: string, label: string, style: APIButtonComponentWithCustomId['style']) => ({
    type: ComponentType.Button as const,
    style,
    custom_id: `announcements:${action}:${cardId}:${messageId}:${revision}`,
    label: truncate(`${number}${label}`, limits.buttonLabel),
  });
  const fix = button('fix', words('announcements.button.fix'), ButtonStyle.Secondary);
  if (state === 'set' && (reminder?.state === 'scheduled' || reminder?.state === 'failed'))
    return inRows([fix, button('undo', words('announcements.button.undo'), ButtonStyle.Danger)]);
  if (state !== 'asked') return [];
  const options = reading.options.map((option, index) =>
    button(`choose-${index}`, optionLabel(option, index, locale), ButtonStyle.Primary),
  );
  const dismiss = button('dismiss', words('announcements.button.dismiss'), ButtonStyle.Secondary);
  return inRows([...options, fix, dismiss]);
}

function inRows(buttons: readonly APIButtonComponentWithCustomId[]): Row[] {
  return Array.from({ length: Math.ceil(buttons.length / MOST_IN_A_ROW) }, (_, row) => ({
    type: ComponentType.ActionRow as const,
    components: buttons.slice(row * MOST_IN_A_ROW, (row + 1) * MOST_IN_A_ROW),
  }));
}
