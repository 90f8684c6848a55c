import { safeInline } from '../../utils/text/safe.js';
import { findZone } from '../time-zones/zones.js';
import { parseSetting, type Setting, type SettingValue } from './catalogue.js';

/** Words of a language for values that are shown. */
export interface ValueWords {
  readonly yes: string;
  readonly no: string;
  readonly unset: string;
  /** One of the setting's choices. */
  choice(name: string): string;
}

/** How a value is shown in Discord: mentions for what can be mentioned, nothing that formats or pings. */
export function showValue({ kind }: Setting, value: SettingValue, words: ValueWords): string {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return words.unset;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (Array.isArray(value)) return value.map((item) => showItem(itemType(kind), item)).join(', ');
  if (kind.type === 'duration') return showDuration(Number(value));
  if (kind.type === 'number') return kind.unit ? `${value} ${kind.unit}` : String(value);
  if (kind.type === 'choice' || kind.type === 'locale') return words.choice(String(value));
  return showItem(kind.type, String(value));
}

/** What an editor typed, as a value. An empty text unsets. The reason of a failure is for people. */
export function readText(setting: Setting, text: string): { value: SettingValue } | { why: string } {
  const typed = text.trim();
  if (typed === '') return { value: null };
  const value = interpret(setting, typed);
  if (value === undefined) return { why: 'is not understood' };
  return parseSetting(setting, value);
}

/** A value as an editor would type it: what the text field begins with. */
export function writeText({ kind }: Setting, value: SettingValue): string {
  if (value === null) return '';
  if (Array.isArray(value)) return value.join(', ');
  return kind.type === 'duration' ? showDuration(Number(value)) : String(value);
}

function interpret(setting: Setting, text: string): SettingValue | undefined {
  switch (setting.kind.type) {
    case 'number':
      return /^[+-]?\d+$/.test(text) ? Number(text) : undefined;
    case 'duration':
      return readDuration(text);
    case 'list':
      return splitList(setting, text);
    case 'boolean':
      return readBoolean(text);
    case 'timeZone':
      return findZone(text) ?? text;
    case 'channel':
    case 'category':
    case 'role':
    case 'user':
      return withoutMention(text);
    default:
      return text;
  }
}

const yes = /^(?:true|yes|on|1|ja|aan|waar)$/i;
const no = /^(?:false|no|off|0|nee|uit|onwaar)$/i;

function readBoolean(text: string): boolean | undefined {
  if (yes.test(text)) return true;
  return no.test(text) ? false : undefined;
}

/** Mentions and ids alike, between commas or white space; free texts between commas and new lines only. */
export function splitList({ kind }: Setting, text: string): string[] {
  const items = text.split(/,|\n/).map((item) => item.trim());
  const apart = itemType(kind) === 'text' ? items : items.flatMap(mentionsIn);
  return apart.map(withoutMention).filter((item) => item !== '');
}

/** `<@1> <@2>` one by one; whatever else it is stays whole. */
function mentionsIn(item: string): readonly string[] {
  const parts = item.replaceAll('><', '> <').split(/\s+/);
  return parts.every((part) => /^(?:<(?:#|@[!&]?)\d+>|\d{17,20})$/.test(part)) ? parts : [item];
}

/** `<#id>`, `<@id>`, `<@&id>` as the id alone. */
function withoutMention(text: string): string {
  return text.replace(/^<(?:#|@[!&]?)(\d+)>$/, '$1');
}

const units: readonly (readonly [name: string, seconds: number])[] = [
  ['d', 86_400],
  ['h', 3600],
  ['m', 60],
  ['s', 1],
];

/** `1d 2h 30m`; a bare number is minutes, as people expect of "remind 60 before". */
function readDuration(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text) * 60;
  const parts = [...text.matchAll(/(\d+)\s*([a-z]+)/gi)];
  const left = text.replace(/(\d+)\s*([a-z]+)/gi, '').replace(/[\s,]|and|en/gi, '');
  if (parts.length === 0 || left !== '') return undefined;
  const seconds = parts.map(([, amount, unit]) => Number(amount) * (unitOf(unit ?? '') ?? Number.NaN));
  const total = seconds.reduce((sum, part) => sum + part, 0);
  return Number.isNaN(total) ? undefined : total;
}

/** Units in full and in short, in English and Dutch. */
function unitOf(name: string): number | undefined {
  if (/^(?:d|days?|dag(?:en)?)$/i.test(name)) return 86_400;
  if (/^(?:h|hours?|hrs?|u|uur|uren)$/i.test(name)) return 3600;
  if (/^(?:m|min|mins|minutes?|minuten|minuut)$/i.test(name)) return 60;
  return /^(?:s|secs?|seconds?|seconden?)$/i.test(name) ? 1 : undefined;
}

export function showDuration(seconds: number): string {
  let left = seconds;
  const parts: string[] = [];
  for (const [name, size] of units) {
    const amount = Math.floor(left / size);
    left -= amount * size;
    if (amount > 0) parts.push(`${amount}${name}`);
  }
  return parts.join(' ') || '0s';
}

function itemType(kind: Setting['kind']): string {
  return kind.type === 'list' ? kind.of : kind.type;
}

function showItem(type: string, item: string): string {
  if (type === 'channel' || type === 'category') return `<#${item}>`;
  if (type === 'role') return `<@&${item}>`;
  if (type === 'user') return `<@${item}>`;
  return safeInline(item, 200);
}
