import type { ReadingContext } from '../domain/reading/reading.js';

/** What the commands say to a person when they cannot do what was asked of them. */
export interface ProblemWords {
  readonly error: string;
  readonly noText: string;
  readonly unquoted: (text: string) => string;
  readonly noFiles: string;
  readonly filesAndLines: string;
  readonly noSuchFile: (file: string) => string;
  /** Behind files that are not there, which may be words of a text. */
  readonly textInstead: (text: string) => string;
  readonly unreadable: (file: string, why: string) => string;
  readonly folder: string;
  readonly noJson: string;
  readonly noMessage: (file: string, why: string) => string;
  /** What a part of a message has to be, by zod's name for it. */
  readonly kinds: Readonly<Record<string, string>>;
  readonly wholeMessage: string;
  readonly part: (path: string, kind: string) => string;
  readonly noInstant: string;
  readonly noZone: string;
  readonly noLocale: string;
  readonly unknownOption: (option: string) => string;
  readonly noValue: (option: string) => string;
}

const english: ProblemWords = {
  error: 'error',
  noText: 'there is no text to read. Put it in quotation marks: npx alphapy when "next friday at 8pm"',
  unquoted: (text) => `a text of several words needs quotation marks: npx alphapy when "${text}"`,
  noFiles: 'there is no file to read. Name one with a message as JSON: npx alphapy announcement message.json',
  filesAndLines: '--jsonl reads standard input, and no files; leave out one of the two',
  noSuchFile: (file) => `there is no file ${file}`,
  textInstead: (text) => `If that is a text and no file: npx alphapy when "${text}"`,
  unreadable: (file, why) => `${file} cannot be read: ${why}`,
  folder: 'it is a folder',
  noJson: 'it is no JSON',
  noMessage: (file, why) => `${file} is no message: ${why}`,
  kinds: { string: 'text', array: 'a list', object: 'an object' },
  wholeMessage: 'it has to be an object such as {"content": "Quiz on friday at 20:00"}',
  part: (path, kind) => `${path} has to be ${kind}`,
  noInstant: 'is no instant such as 2026-03-11T09:00:00Z',
  noZone: 'is no IANA time zone such as Europe/Brussels',
  noLocale: 'is neither en nor nl',
  unknownOption: (option) => `there is no option ${option}; --help shows those there are`,
  noValue: (option) => `${option} needs a value behind it`,
};

const dutch: ProblemWords = {
  error: 'fout',
  noText:
    'er is geen tekst om te lezen. Zet hem tussen aanhalingstekens: npx alphapy when "volgende vrijdag om 20u"',
  unquoted: (text) =>
    `een tekst van meer dan één woord moet tussen aanhalingstekens staan: npx alphapy when "${text}"`,
  noFiles:
    'er is geen bestand om te lezen. Noem er een met een bericht als JSON: npx alphapy announcement bericht.json',
  filesAndLines: '--jsonl leest de standaardinvoer en geen bestanden; laat een van de twee weg',
  noSuchFile: (file) => `er is geen bestand ${file}`,
  textInstead: (text) => `Is dat een tekst en geen bestand: npx alphapy when "${text}"`,
  unreadable: (file, why) => `${file} kan niet worden gelezen: ${why}`,
  folder: 'het is een map',
  noJson: 'het is geen JSON',
  noMessage: (file, why) => `${file} is geen bericht: ${why}`,
  kinds: { string: 'tekst', array: 'een lijst', object: 'een object' },
  wholeMessage: 'het moet een object zijn, zoals {"content": "Quiz op vrijdag om 20u"}',
  part: (path, kind) => `${path} moet ${kind} zijn`,
  noInstant: 'is geen moment zoals 2026-03-11T09:00:00Z',
  noZone: 'is geen IANA-tijdzone zoals Europe/Brussels',
  noLocale: 'is niet en of nl',
  unknownOption: (option) => `er is geen optie ${option}; --help toont welke er zijn`,
  noValue: (option) => `achter ${option} moet een waarde staan`,
};

export function problemWords(locale: ReadingContext['locale']): ProblemWords {
  return locale === 'nl' ? dutch : english;
}
