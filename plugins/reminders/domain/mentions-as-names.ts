/** What a mention names: somebody, a role or a channel. */
export type Mentioned = 'user' | 'role' | 'channel';

/** Undefined where it is not known, or not for who reads it. */
export type NameOf = (kind: Mentioned, id: string) => string | undefined;

const KINDS: Readonly<Record<string, Mentioned>> = {
  '@': 'user',
  '@!': 'user',
  '@&': 'role',
  '#': 'channel',
};

/**
 * Words that people can read where Discord shows no mention, and that ping nobody. What is not known stays as it is.
 *
 * @example mentionsAsNames('ask <@1>', () => 'Maya') // 'ask @Maya'
 */
export function mentionsAsNames(text: string, nameOf: NameOf): string {
  return text.replace(/<(@[!&]?|#)(\d{1,20})>/g, (mention: string, sign: string, id: string) => {
    const kind = KINDS[sign];
    const name = kind && nameOf(kind, id);
    return name ? `${sign.charAt(0)}${name}` : mention;
  });
}
