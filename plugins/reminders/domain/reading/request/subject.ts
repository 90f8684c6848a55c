const POLITE =
  '(?:please|pls|hey|hi|hoi|can you|could you|would you|will you|ok(?:ay)?|kan|kun|wil|zou|je|jij|u|eens|even|aub)';

/** Somebody who types a whole sentence also says what to be reminded of. */
const ASKED = new RegExp(
  `^[^\\p{L}\\p{N}]*(?:${POLITE} )*(?:` +
    '(?:remind|ping|notify|alert|nudge|poke|tell|warn) (?:me|us)|' +
    '(?:herinner|waarschuw|verwittig) (?:me|mij|ons)|(?:me|mij|ons)(?: er)?)(?![\\p{L}])',
  'iu',
);

/** "to call mum", "about the dentist", "aan de tandarts", "dat ik moet bellen": up to the time, or from it to the end. */
const BEFORE =
  /(?<=(?:remind|ping|notify|alert|nudge|poke|tell|warn) (?:me|us) |(?:herinner|waarschuw|verwittig) (?:me|mij|ons) |er ?)(?:to|about|of|that|aan|eraan (?:dat|om)|dat|om te)(?![\p{L}]).*$/isu;
const BEHIND = /^[ ,]*(?:to|about|of|that|aan|dat|om te|eraan (?:dat|om))(?![\p{L}]).*$/isu;

/** "eraan om vrijdag …", "eraan dat ik morgen …": in Dutch the verb comes last, and the time stands in the subject. */
const OPENED = /(?<!\p{L})(?:er ?aan (?:om|dat)|dat) /iu;
const CLOSES = /^ (?:[\p{L}'-]+ )*?(?:te [\p{L}]+|moet(?: [\p{L}]+)?|[\p{L}]+en)[ .!?]*$/iu;
/** Words with which more of the time may be said than was read. */
const MORE_OF_TIME =
  /(?<!\p{L})(?:behalve|uitgezonderd|tenzij|zonder|niet|maar|tot|tem|vanaf|als|indien|of|elke?|iedere?|om|op|keer|weken|dagen|maanden|uren|minuten|feestdagen)(?!\p{L})/iu;

/** What is left of the text before or behind the time when the subject of a whole sentence is taken out. */
export function withoutSubject(
  gap: string,
  text: string,
): { readonly before: string; readonly after: string } {
  if (!ASKED.test(text)) return { before: gap, after: gap };
  const endsSubject = OPENED.test(text) && CLOSES.test(gap) && !MORE_OF_TIME.test(gap);
  return { before: gap.replace(BEFORE, ''), after: endsSubject ? '' : gap.replace(BEHIND, '') };
}
