import { embed, pageButtons, pageOf, safeInline, type Words } from 'alphapy';
import type { Listed, ListNotes } from '../announcement-look.js';
import { messageLink } from '../domain/reminder-text.js';
import { failureLines, reminderLines } from './lines.js';
import type { Answer } from './look-message.js';

const PER_PAGE = 5;

export interface ListPage extends ListNotes {
  readonly number: number;
}

/** One page of a guild's announcements. */
export function listMessage(
  guildId: string,
  announcements: readonly Listed[],
  { number, isUnheard, whyNone }: ListPage,
  words: Words,
): Answer {
  const page = pageOf(announcements, number, PER_PAGE);
  const count = announcements.filter(({ reminder }) => reminder === null).length;
  const unheard = isUnheard && number === 0 && count > 0;
  const text = [
    ...(unheard ? [words('announcements.list.unheard', { count })] : []),
    ...page.items.map((one) => listed(guildId, one, words)),
  ].join('\n\n');
  const title = words('announcements.list.title');
  const none = [
    words('announcements.list.empty'),
    ...(whyNone ? [words(`announcements.list.none.${whyNone}`)] : []),
  ];
  const description = text || none.join('\n');
  return {
    embeds: [embed('info', { title, description })],
    components: pageButtons('announcements:list', page),
  };
}

function listed(guildId: string, announcement: Listed, words: Words): string {
  const { title, channelId, messageId } = announcement;
  const link = messageLink(guildId, channelId, messageId);
  const head = `**${safeInline(title, 100, 'timestamps')}** · [${words('announcements.list.announced')}](${link})`;
  return [head, ...stateLines(announcement, words)].join('\n');
}

function stateLines({ reminder, failure, isEventRemoved }: Listed, words: Words): string[] {
  if (!reminder) return [words('announcements.list.asked')];
  const event = isEventRemoved ? [words('announcements.eventRemoved')] : [];
  const lines = failure ? failureLines(reminder, failure, words) : reminderLines(reminder, words);
  return [...lines, ...event];
}
