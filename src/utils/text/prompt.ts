import { cleanBlock } from './clean.js';
import { truncate } from './truncate.js';

/**
 * Foreign text as data inside a prompt: a named JSON string in which `<` is escaped, so that the text can neither end
 * its own block nor look like another. The instructions stand elsewhere, in the system message. Nothing is deleted:
 * a question about "the operating system: Linux" stays one.
 *
 * @param limit how many UTF-16 units of the text are given at most
 * @example promptData('message', message.content, 2_000)
 */
export function promptData(name: string, text: string, limit: number): string {
  const json = JSON.stringify(truncate(cleanBlock(text), limit)).replaceAll('<', '\\u003c');
  return `<data name=${JSON.stringify(name)}>\n${json}\n</data>`;
}

const look = {
  'ignore-instructions':
    /\b(?:ignore|disregard|forget|override|bypass|negeer|vergeet|omzeil)\b.{0,40}\b(?:instructions?|prompts?|rules|restrictions|above|instructies|regels|opdrachten|hierboven)\b/,
  'new-role':
    /\b(?:you are now|act as if you|pretend (?:that )?you are|from now on you|je bent nu|doe alsof je)\b/,
  'forged-turn': /(?:^|\n)\s*(?:system|assistant|developer)\s*:/,
  jailbreak: /\bdo anything now\b|\bjailbreak\b|\bdan mode\b/,
} as const;

export type InjectionSign = keyof typeof look;

/** Signs of an attempt to steer the model, for telemetry only: never a reason to change or refuse the text. */
export function injectionSigns(text: string): InjectionSign[] {
  const plain = unmask(text);
  return (Object.keys(look) as InjectionSign[]).filter((sign) => look[sign].test(plain));
}

/** Lower case, without accents, with the usual digits for letters undone. */
function unmask(text: string): string {
  const letters: Record<string, string> = {
    '0': 'o',
    '1': 'i',
    '3': 'e',
    '4': 'a',
    '5': 's',
    '7': 't',
    '@': 'a',
    $: 's',
  };
  return text
    .slice(0, 20_000)
    .normalize('NFKD')
    .replace(/\p{M}|[\u200B-\u200D\u2060\uFEFF]/gu, '')
    .toLowerCase()
    .replace(/[013457@$](?=\p{L})|(?<=\p{L})[013457@$]/gu, (digit) => letters[digit] ?? digit);
}
