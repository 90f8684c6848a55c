import { cleanBlock, refuse } from 'alphapy';
import type { MassMention } from '../domain/mass-mention.js';
import { meansNone, meansUsual } from '../domain/none.js';
import { isVisible } from '../domain/visible.js';
import type { WhenReader } from '../when-reader.js';
import { readNoticesOf } from '../wishes/read-manner.js';
import { readText } from '../wishes/read-text.js';
import { LONGEST_NAME } from './longest-name.js';
import type { PresetContent, UsualWhen } from './preset.js';

/** What somebody wants a preset to be, as they say it; what is left out stays as it is, null is nothing. */
export interface PresetWish {
  readonly name?: string | undefined;
  readonly what?: string | undefined;
  /** "1 day, 1 hour", "none", or "usual", as the server has it. */
  readonly notices?: string | undefined;
  /** "every friday at 20:00", or "none". */
  readonly when?: string | undefined;
  readonly channelId?: string | null | undefined;
  readonly silent?: boolean | undefined;
  readonly mention?: MassMention | null | undefined;
}

/** Who makes, changes or deletes a preset. */
export interface PresetAuthor {
  readonly userId: string;
  /** Their language, as Discord names it. */
  readonly locale: string;
  /** Of the interaction, for the audit log. */
  readonly requestId: string;
}

/** What somebody wants changed about a preset, as it is kept. */
export type PresetChange = Partial<PresetContent>;

/** @throws a refusal when something cannot be read */
export async function readPreset(
  reader: WhenReader,
  guildId: string,
  { userId, locale }: PresetAuthor,
  { name, what, notices, when, channelId, silent, mention }: PresetWish,
): Promise<PresetChange> {
  return {
    ...(name === undefined ? {} : { name: readName(name) }),
    ...(what === undefined ? {} : { text: readText(what) }),
    ...(notices === undefined ? {} : { notices: meansUsual(notices) ? null : readNoticesOf(notices) }),
    ...(when === undefined ? {} : { usualWhen: await readUsual(reader, guildId, userId, when, locale) }),
    ...(channelId === undefined ? {} : { channelId }),
    ...(silent === undefined ? {} : { silent }),
    ...(mention === undefined ? {} : { mention }),
  };
}

function readName(typed: string): string {
  const name = cleanBlock(typed).replace(/\s+/g, ' ');
  if (!isVisible(name))
    throw refuse('reminders.preset.nameless', 'There is nothing in that name. Say what to call it.');
  if (name.length > LONGEST_NAME)
    throw refuse('reminders.preset.longName', `A name has at most ${LONGEST_NAME} characters.`, {
      most: LONGEST_NAME,
    });
  return name;
}

/** It is kept as it was written, since "friday" is another day each week; but only what can be read. */
async function readUsual(
  reader: WhenReader,
  guildId: string,
  userId: string,
  when: string,
  locale: string,
): Promise<UsualWhen | null> {
  const text = cleanBlock(when).replace(/\s+/g, ' ');
  if (meansNone(text)) return null;
  const zone = await reader.zoneOf(guildId, userId);
  reader.readIn(zone, text, locale);
  return { text, locale, zone };
}
