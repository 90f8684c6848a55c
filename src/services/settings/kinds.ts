import { z } from 'zod';
import { define, type SettingOptions } from './setting-definition.js';
import { storableText } from './storable-text.js';

/**
 * Yes or no.
 *
 * @example booleanSetting({ label: 'Greetings', description: 'Whether newcomers are greeted.', default: true })
 */
export function booleanSetting(options: SettingOptions & { readonly default: boolean }) {
  return define(z.boolean().default(options.default), options, { type: 'boolean' });
}

/**
 * A whole number within bounds, both allowed. `unit` is shown behind it: `minutes`, `reminders`.
 *
 * @example numberSetting({ label: 'Cups', description: 'How many fit.', default: 2, min: 1, max: 9, unit: 'cups' })
 */
export function numberSetting(
  options: SettingOptions & {
    readonly default: number;
    readonly min: number;
    readonly max: number;
    readonly unit?: string;
  },
) {
  const { min, max, unit = null } = options;
  const schema = z.int().min(min).max(max).default(options.default);
  return define(schema, options, { type: 'number', min, max, unit });
}

/**
 * Text that an administrator writes; show it by `safeAdmin`. `maxLength` counts UTF-16 units, at most 4,000.
 *
 * @example textSetting({ label: 'Greeting', description: 'What is said.', default: 'Hello!', maxLength: 500 })
 */
export function textSetting(
  options: SettingOptions & {
    readonly default: string;
    readonly maxLength: number;
    readonly multiline?: boolean;
  },
) {
  const { maxLength, multiline = false } = options;
  atMost(options, 'characters', maxLength, longestInput);
  const schema = storableText.max(maxLength).default(options.default);
  return define(schema, options, { type: 'text', maxLength, multiline });
}

/**
 * One of a few words, at most 25. What they are called is in the locales: `settings.<key>.choices.<choice>`.
 *
 * @example choiceSetting({ label: 'Late', description: 'What then?', choices: ['skip', 'send'], default: 'send' })
 */
export function choiceSetting<const Choices extends readonly [string, ...string[]]>(
  options: SettingOptions & { readonly choices: Choices; readonly default: Choices[number] },
) {
  const { choices } = options;
  atMost(options, 'choices', choices.length, mostChoices);
  return define(z.enum(choices).default(options.default), options, { type: 'choice', choices });
}

/**
 * A length of time: `default`, `min`, `max` and the value are whole seconds. Editors type `1h 30m`.
 *
 * @example durationSetting({ label: 'Notice', description: 'How early.', default: 600, min: 0, max: 86_400 })
 */
export function durationSetting(
  options: SettingOptions & { readonly default: number; readonly min: number; readonly max: number },
) {
  const { min, max } = options;
  const schema = z.int().min(min).max(max).default(options.default);
  return define(schema, options, { type: 'duration', min, max });
}

/** @see https://docs.discord.com/developers/reference#snowflakes */
const snowflake = z.string().regex(/^\d{17,20}$/, 'is not a Discord id');

/** A channel where messages can be sent; null when none is chosen. */
export function channelSetting(options: SettingOptions) {
  return define(snowflake.nullable().default(null), options, { type: 'channel' });
}

/** A category of channels; null when none is chosen. */
export function categorySetting(options: SettingOptions) {
  return define(snowflake.nullable().default(null), options, { type: 'category' });
}

/** A role; null when none is chosen. */
export function roleSetting(options: SettingOptions) {
  return define(snowflake.nullable().default(null), options, { type: 'role' });
}

/** A user; null when none is chosen. */
export function userSetting(options: SettingOptions) {
  return define(snowflake.nullable().default(null), options, { type: 'user' });
}

/** An IANA time zone, for example `Europe/Brussels`. */
export function timeZoneSetting(options: SettingOptions & { readonly default: string }) {
  const schema = z.string().refine(isTimeZone, 'is not an IANA time zone').default(options.default);
  return define(schema, options, { type: 'timeZone' });
}

/** A language of the bot, as Discord names it (`nl`); null when none is chosen, so that the server's own language is used. */
export function localeSetting<const Choices extends readonly [string, ...string[]]>(
  options: SettingOptions & { readonly choices: Choices },
) {
  const { choices } = options;
  atMost(options, 'choices', choices.length, mostChoices);
  return define(z.enum(choices).nullable().default(null), options, { type: 'locale', choices });
}

/**
 * Several channels, roles, users or short texts (at most 100 characters, without commas); empty by default.
 *
 * @example listSetting({ label: 'Helpers', description: 'Who is asked.', of: 'role', maxItems: 5 })
 */
export function listSetting(
  options: SettingOptions & { readonly of: 'channel' | 'role' | 'user' | 'text'; readonly maxItems: number },
) {
  const { of, maxItems } = options;
  atMost(options, 'items', maxItems, Math.floor(longestInput / (longestItem[of] + ', '.length)));
  const item = of === 'text' ? listText : snowflake;
  const schema = z.array(item).max(maxItems).refine(isUnique, 'names something twice').default([]);
  return define(schema, options, { type: 'list', of, maxItems });
}

/** What a text input of Discord takes: a longer value could not be edited without losing its end. */
const longestInput = 4000;
/** What a menu of Discord holds. */
const mostChoices = 25;

const longestItem = { text: 100, channel: 20, role: 20, user: 20 } as const;

/** Items are typed with commas or new lines between them. */
const listText = storableText
  .min(1)
  .max(longestItem.text)
  .regex(/^[^,\n]*$/, 'has a comma or a new line in it');

function atMost({ label }: SettingOptions, what: string, count: number, most: number): void {
  if (count > most)
    throw new Error(`The setting "${label}" has ${count} ${what}; a picker of Discord takes ${most}`);
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    // The only way to ask Intl whether it knows a zone is to try.
    return false;
  }
}

function isUnique(items: readonly string[]): boolean {
  return new Set(items).size === items.length;
}
