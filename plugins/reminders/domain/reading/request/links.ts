/** How a phrase hangs together with what stands before it. */
export type Link =
  | 'and'
  | 'or'
  | 'range'
  | 'until'
  | 'through'
  | 'starting'
  | 'except'
  | 'for'
  | 'before'
  | 'after'
  | 'voor'
  | 'minus';

/** Words that carry nothing: what is left of a sentence when its phrases are taken out. */
const GLUE = [
  "at|on|om|op|the|de|het|den|in|van|by|met|is|it's|its|er|eraan|dan|then|now|nu|also|ook|again|weer|always|altijd",
  'like|around|about|approximately|roughly|zo(?= (?:rond|tegen|omstreeks|ongeveer|om en))|om en (?:bij|nabij)|circa|ca|rond|omstreeks|ongeveer|tegen',
  'sharp|stipt|exactly|precies|klokslag|a\\.?s\\.?|aanstaande',
  'ofzo|straks|later|nog',
  'please|pls|plz|alsjeblieft|alstublieft|aub|svp|graag|thanks|thx|bedankt|hi|hey|hoi|hallo|ok|oke',
  '(?:can|could|would|will) you|(?:kan|kun|wil|zou) (?:je|jij|u)(?: (?:me|mij|ons))?|(?:me|mij|ons)(?= er )|aan herinneren|herinneren|(?:zet|doe)(?: (?:het|hem|die))? maar|zet (?:het|hem|die)|make it|let.?s say|say|maak er|maak het',
  '(?:remind|ping|wake|notify|alert|nudge|poke|buzz|tell|warn) (?:me|us)(?: up)?|(?:(?:set|zet) )?(?:an? |een |de )?(?:alarm|timer|wekker)(?: for| voor)?',
  '(?:wek|waarschuw|ping|verwittig) (?:me|mij|ons)|maak (?:me|mij|ons) wakker|wakker maken|wekken|waarschuwen|verwittigen|(?:geef|stuur) (?:me|mij|ons)(?: een)? (?:seintje|berichtje|bericht|herinnering)|cheers|ta',
  'reminder|set a reminder|herinner m(?:e|ij)(?: eraan)?|herinnering(?: voor)?|zet een herinnering',
  'starts?|begins?|begint|start om|occurs|repeat(?:s|ing)?(?: on)?|herhaal|date|time|datum|tijd|when|wanneer',
].join('|');

const STARTING = [
  'starting(?: from| on| at)?|start(?:s|ing)? from|beginning(?: on| from)?|from|as of|effective',
  'vanaf|met ingang van|te beginnen(?: op| met)?|beginnend(?: op)?|startend(?: op)?',
].join('|');

const EXCEPT = [
  'except(?: for| on)?|excluding|but not(?: on)?|not(?: on)?|without',
  'behalve(?: op)?|uitgezonderd|maar niet(?: op)?|niet(?: op)?|zonder',
].join('|');

/** Reminders of reminders, in which "not" takes nothing out. */
const NOT_TO_FORGET =
  "(?:don't|do not|never) forget|not to forget|vergeet (?:het |dit |me )?niet|niet vergeten";

/** Ends that say nothing of when something begins. */
const OPEN_END =
  '(?:till|until|tot) (?:late|laat|whenever|in de late uurtjes|further notice|nader (?:order|bericht))|onwards?|forever|for ever|indefinitely|voor altijd|voorgoed';

const WORDS: readonly (readonly [pattern: string, link: Link | 'glue'])[] = [
  [OPEN_END, 'glue'],
  [NOT_TO_FORGET, 'glue'],
  ['tot en met|t/m|t\\.e\\.m\\.?|tem|through|thru|up to and including|until and including', 'through'],
  ['until|till|til|untill|tot|ending(?: on)?|ends(?: on)?|eindigt(?: op)?', 'until'],
  [STARTING, 'starting'],
  [EXCEPT, 'except'],
  ['for(?: the next| another)?|gedurende(?: de komende)?|during|tijdens', 'for'],
  ['before|prior to', 'before'],
  ['voor', 'voor'],
  ['after|na|following', 'after'],
  ['and|en|&|plus', 'and'],
  ['or|of', 'or'],
  ['to', 'range'],
  [GLUE, 'glue'],
];

const TOKENS = WORDS.map(
  ([pattern, link]) => [new RegExp(`^(?:${pattern})(?![\\p{L}\\p{N}'])`, 'iu'), link] as const,
);

/** Reads the text between two phrases. Unknown words and numbers make it `undefined`: they may have mattered. */
export function linksIn(gap: string): Link[] | undefined {
  const links: Link[] = [];
  let rest = gap;
  while (rest !== '') {
    const next = oneLink(rest);
    if (!next) return undefined;
    if (next.link !== 'glue') links.push(next.link);
    rest = rest.slice(next.length);
  }
  return links;
}

function oneLink(text: string): { link: Link | 'glue'; length: number } | undefined {
  if (/^- ?$/.test(text)) return { link: 'range', length: text.length };
  if (/^-/.test(text)) return { link: 'minus', length: 1 };
  for (const [pattern, link] of TOKENS) {
    const [word] = pattern.exec(text) ?? [];
    if (word) return { link, length: word.length };
  }
  // Punctuation and pictures say nothing. Anything else does, and was not understood.
  const [silent] = /^[^\p{L}\p{N}&-]+/u.exec(text) ?? [];
  return silent ? { link: 'glue', length: silent.length } : undefined;
}
