import { type Command, InvalidArgumentError, Option } from 'commander';
import { z } from 'zod';
import type { ReadingContext } from '../domain/reading/reading.js';
import type { ProblemWords } from './problem-words.js';

/** An instant as text, such as 2026-03-11T09:00:00Z or 2026-03-11T10:00+01:00. */
export const instantSchema = z.string().transform((text, { addIssue }) => {
  const instant = instantIn(text);
  if (instant) return instant;
  addIssue({ code: 'custom', message: 'is no instant such as 2026-03-11T09:00:00Z' });
  return z.NEVER;
});

/** Temporal knows 270 millennia, and cannot look five years ahead from the last one. */
const LAST_YEAR = 9_999;

function instantIn(text: string): Temporal.Instant | undefined {
  try {
    const instant = Temporal.Instant.from(text);
    return Math.abs(instant.toZonedDateTimeISO('UTC').year) <= LAST_YEAR ? instant : undefined;
  } catch {
    return undefined;
  }
}

/** An IANA time zone. */
export const zoneSchema = z.string().refine(isZone, 'is no IANA time zone such as Europe/Brussels');

export const localeSchema = z.enum(['en', 'nl'], 'is neither en nor nl');

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** Adds --now, --zone and --locale; left out, they are this machine's. */
export function withReadingOptions(command: Command, words: ProblemWords): Command {
  const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return command
    .addOption(
      new Option('--now <instant>', 'read as if it were then')
        .argParser(parseWith(instantSchema, words.noInstant))
        .default(Temporal.Now.instant(), 'this moment'),
    )
    .addOption(
      new Option('--zone <zone>', "the reader's time zone")
        .argParser(parseWith(zoneSchema, words.noZone))
        .default(ownZone),
    )
    .addOption(
      new Option('--locale <locale>', 'en or nl: decides where habits differ, as in 3/4')
        .argParser(parseWith(localeSchema, words.noLocale))
        .default('en'),
    );
}

export type ReadingOptions = ReadingContext;

function parseWith<Value>(schema: z.ZodType<Value>, problem: string): (text: string) => Value {
  return (text) => {
    const { data, error } = schema.safeParse(text);
    if (error) throw new InvalidArgumentError(`"${text}" ${problem}.`);
    return data;
  };
}
