import type { APIEmbed, APIEmbedField } from 'discord-api-types/v10';
import { limits } from '../text/limits.js';
import { truncate } from '../text/truncate.js';
import { type EmbedCategory, embedColours } from './style.js';

/** What an embed says. Text of strangers goes through `safeInline` or `safeBlock` before it comes here. */
export interface EmbedContent {
  readonly title?: string;
  readonly description?: string;
  readonly url?: string;
  readonly author?: string;
  readonly fields?: readonly EmbedFieldContent[];
  /** Where this comes from or what to do next: one short line. */
  readonly footer?: string;
  readonly image?: string;
  readonly thumbnail?: string;
  /** Shown by Discord in the reader's own time zone beside the footer. */
  readonly at?: Temporal.Instant;
}

export interface EmbedFieldContent {
  readonly name: string;
  readonly value: string;
  readonly inline?: boolean;
}

/** What the last field says when not all fit; the number of fields left out is given. */
export type MoreText = (leftOut: number) => string;

const andMore: MoreText = (leftOut) => `… +${leftOut}`;

/**
 * Builds an embed in the house style that Discord never refuses: each part is cut to its own limit, then the fields
 * to what is left of the 6,000 characters of the whole. Empty parts are left out.
 * @see https://docs.discord.com/developers/resources/message#embed-object-embed-limits
 * @example embed('success', { title: 'Saved', description: '**Tea** at <t:1764072000:F>' })
 */
export function embed(category: EmbedCategory, content: EmbedContent, more: MoreText = andMore): APIEmbed {
  const budget = new Budget(limits.embedTotal);
  const title = budget.take(content.title, limits.embedTitle);
  const author = budget.take(content.author, limits.embedAuthor);
  const footer = budget.take(content.footer, limits.embedFooter);
  const description = budget.take(content.description, limits.embedDescription);
  const fields = takeFields(content.fields ?? [], budget, more);
  return {
    color: embedColours[category],
    ...(title && { title }),
    ...(description && { description }),
    ...(content.url && { url: content.url }),
    ...(author && { author: { name: author } }),
    ...(fields.length > 0 && { fields }),
    ...(footer && { footer: { text: footer } }),
    ...(content.image && { image: { url: content.image } }),
    ...(content.thumbnail && { thumbnail: { url: content.thumbnail } }),
    ...(content.at && { timestamp: content.at.toString({ fractionalSecondDigits: 3 }) }),
  };
}

/** Hands out characters until the whole embed is full. */
class Budget {
  #left: number;

  constructor(total: number) {
    this.#left = total;
  }

  /** The text, cut to its own limit and to what is left. */
  take(text: string | undefined, limit: number): string {
    const taken = truncate(text ?? '', Math.min(limit, this.#left));
    this.#left -= taken.length;
    return taken;
  }

  fits(length: number): boolean {
    return length <= this.#left;
  }
}

/** Room kept for the field that says how many are left out. */
const roomForMore = 64;

function takeFields(fields: readonly EmbedFieldContent[], budget: Budget, more: MoreText): APIEmbedField[] {
  const taken: APIEmbedField[] = [];
  for (const [index, field] of fields.entries()) {
    const name = truncate(field.name || '\u200B', limits.embedFieldName);
    const value = truncate(field.value || '\u200B', limits.embedFieldValue);
    const last = index === fields.length - 1;
    const full = taken.length === limits.embedFields - (last ? 0 : 1);
    if (full || !budget.fits(name.length + value.length + (last ? 0 : roomForMore))) {
      const text = budget.take(more(fields.length - index), roomForMore - 1);
      return text ? [...taken, { name: budget.take('\u200B', 1), value: text }] : taken;
    }
    budget.take(name, name.length);
    budget.take(value, value.length);
    taken.push({ name, value, ...(field.inline !== undefined && { inline: field.inline }) });
  }
  return taken;
}
