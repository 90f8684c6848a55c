import { limits, truncate, type Words } from 'alphapy';
import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import { MOST_IN_A_ROW } from '../domain/gathered.js';
import { optionLabel } from '../messages/lines.js';
import type { Told } from './told.js';

export type Row = APIActionRowComponent<APIButtonComponentWithCustomId>;

/** What can be done about an announcement, each time as it was shown. */
export function rowsOf(
  cardId: string,
  announcement: Told,
  number: string,
  words: Words,
  locale: string,
): Row[] {
  const { messageId, revision, state, reading, reminder, isEventRemoved } = announcement;
  const button = (action: string, label: string, style: APIButtonComponentWithCustomId['style']) => ({
    type: ComponentType.Button as const,
    style,
    custom_id: `announcements:${action}:${cardId}:${messageId}:${revision}`,
    label: truncate(`${number}${label}`, limits.buttonLabel),
  });
  const fix = button('fix', words('announcements.button.fix'), ButtonStyle.Secondary);
  if (state === 'set' && (reminder?.state === 'scheduled' || reminder?.state === 'failed'))
    return inRows([
      fix,
      ...(isEventRemoved
        ? [button('event', words('announcements.button.event'), ButtonStyle.Secondary)]
        : []),
      button('undo', words('announcements.button.undo'), ButtonStyle.Danger),
    ]);
  if (state !== 'asked') return [];
  const options = reading.options.map((option, index) =>
    button(`choose-${index}`, optionLabel(option, index, locale), ButtonStyle.Primary),
  );
  const dismiss = button('dismiss', words('announcements.button.dismiss'), ButtonStyle.Secondary);
  return inRows([...options, fix, dismiss]);
}

export function inRows(buttons: readonly APIButtonComponentWithCustomId[]): Row[] {
  return Array.from({ length: Math.ceil(buttons.length / MOST_IN_A_ROW) }, (_, row) => ({
    type: ComponentType.ActionRow as const,
    components: buttons.slice(row * MOST_IN_A_ROW, (row + 1) * MOST_IN_A_ROW),
  }));
}
