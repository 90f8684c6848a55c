import type { AnnouncedMessage } from './announcement.js';

/** The text of a part that a span names: `content`, `embeds[0].title`, `embeds[0].fields[1].value`, `embeds[0].footer.text`. */
export function partOf(message: AnnouncedMessage, part: string): string {
  const [, embedAt, name, fieldAt, side] =
    /^embeds\[(\d+)\]\.(\w+)(?:\[(\d+)\]\.(\w+)|\.text)?$/.exec(part) ?? [];
  if (embedAt === undefined) return message.content ?? '';
  const embed = message.embeds?.[Number(embedAt)];
  const field = embed?.fields?.[Number(fieldAt)];
  if (name === 'fields') return (side === 'name' ? field?.name : field?.value) ?? '';
  if (name === 'footer') return embed?.footer?.text ?? '';
  return (name === 'title' ? embed?.title : embed?.description) ?? '';
}
