/** Somebody who types a whole sentence also says what to be reminded of. */
const ASKED =
  /^[^\p{L}\p{N}]*(?:(?:please|pls|hey|hi|hoi|can you|could you|would you|will you|ok(?:ay)?) )*remind (?:me|us)(?![\p{L}])|^[^\p{L}\p{N}]*(?:(?:hoi|hey|kan|kun|wil|zou|je|jij|u|eens|even|aub) )*(?:herinner (?:me|mij|ons)|(?:me|mij|ons)(?: er)?)(?![\p{L}])/iu;

/** "to call mum", "about the dentist", "aan de tandarts", "dat ik moet bellen": up to the time, or from it to the end. */
const BEFORE =
  /(?<=remind (?:me|us) |herinner (?:me|mij|ons) |er ?)(?:to|about|of|that|aan|eraan (?:dat|om)|dat|om te)(?![\p{L}]).*$/isu;
const BEHIND = /^[ ,]*(?:to|about|of|that|aan|dat|om te|eraan (?:dat|om))(?![\p{L}]).*$/isu;

/** What is left of the text before or behind the time when the subject of a whole sentence is taken out. */
export function withoutSubject(
  gap: string,
  text: string,
): { readonly before: string; readonly after: string } {
  if (!ASKED.test(text)) return { before: gap, after: gap };
  return { before: gap.replace(BEFORE, ''), after: gap.replace(BEHIND, '') };
}
