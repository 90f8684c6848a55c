import { either, oneOf } from './word-pattern.js';

/**
 * The words that tell what becomes of an event, and whether a message is about one, in both languages. They are lists, not grammar:
 * where they are wrong, an announcement is proposed or left alone, and never created.
 */
/** An event that does not take place. */
export const CANCELLED = either(
  '(?:postponed|delayed|on hold|suspended) (?:until|till) further notice|(?:postponed|suspended) indefinitely',
  '(?:uitgesteld|opgeschort) (?:tot nader (?:order|bericht)|voor onbepaalde tijd)',
  'nieuwe (?:datum|tijd) (?:volgt|wordt)|new (?:date|time) (?:to follow|to be|will|follows|tba|tbd|soon|coming)',
  'cancel(?:l)?ed|cancel(?:l)?ing|called off|scrapped|afgelast|geannuleerd|annuleren',
  '(?:gaat|gaan) (?:\\p{L}+ ){0,3}niet door|vervalt|vervallen|valt weg|geschrapt',
  '(?:no|geen) (?:\\p{L}+ ){0,2}' +
    oneOf(
      'meeting|session|raid|class|classes|training|trainings|service|stream|game|games|practice',
      'event|lesson|vergadering|sessie|les|dienst|bijeenkomst|spelavond|avond|wedstrijd',
    ) +
    '\\p{L}*',
  "(?:won't|will not|not) (?:be|take place|happen|have|hold|run|meet)",
);

/** An event that is not settled. */
export const UNCERTAIN = either(
  'server ?time|game ?time|in-game time|servertijd',
  'maybe|perhaps|probably|possibly|might|tentative(?:ly)?|tbd|tba|tbc',
  'to be (?:decided|determined|announced|confirmed)|not sure',
  'if (?:enough|there|we|everyone|nobody|no one|it|the weather|all goes|possible)|depending|subject to|provisional(?:ly)?',
  'weather permitting|unless|provided (?!by|at|on|in|for|with)(?=\\p{L})|assuming|as long as|(?:in )?case of (?:rain|bad weather)|need (?:at least )?\\d+ (?:people|players|more)',
  '(?:from|vanaf) (?:next|this|volgende|komende|deze) (?:week|month|maand|season|seizoen)|from now on|vanaf nu|voortaan',
  'looking for|lf[gm1-9]?|who wants|anybody up|zoek(?:t|en)?|gezocht|zin in',
  'what about|how about|would|should we|who can|who is available|anyone up|shall we|poll|vote',
  'when works|does .{0,30} work|or (?:maybe|perhaps)|if you can.?t',
  'misschien|wellicht|waarschijnlijk|mogelijk|onder voorbehoud|nog niet (?:zeker|vast)',
  'mits|tenzij|als (?:het|iedereen|niemand|alles)|bij (?:goed|mooi|droog|slecht) weer|bij voldoende|als er (?:minstens|geen|voldoende)',
  'afhankelijk|bij genoeg|als er genoeg|zullen we|wie kan|wie heeft|wat dachten',
  'past .{0,20} voor|voorstel|stem(?:men)?|onzeker|indien',
);

/** An event whose time is not what it was. */
export const MOVED = either(
  'moves? to|move (?:up|back)|shift swaps?|swapped|ruilen|fully booked|volzet|sold out|uitverkocht|moved|moving|in mind|rather than|correction|correctie|oops|postponed|rescheduled|delayed',
  'pushed|changed|instead of|swapped|shifted|new (?:date|time)|no longer',
  'verplaatst|verschoven|verzet|uitgesteld|in plaats van|i\\.?p\\.?v\\.?|gewijzigd|veranderd',
  'nieuwe (?:datum|tijd)|vertraagd|niet meer',
);

/** What takes place where something else does not: "no stream on Tuesday, but on Thursday". */
export const CONTRAST = either(
  'instead|but (?:on|there is|there.s|we do|we will|will be)|(?:maar|wel|maar wel) (?:op|om)',
);

/** A series that does not go on for ever, or begins later, in a way that only people understand. */
export const BOUNDED = either(
  'this (?:week|month|term|semester|season)|during|throughout|until|till|except|starting',
  'from (?:mon|tue|wed|thu|fri|sat|sun)\\p{L}* (?:to|until)',
  'deze (?:week|maand)|dit (?:semester|seizoen)|tijdens|tot|behalve|vanaf',
  'van (?:ma|di|wo|do|vr|za|zo)\\p{L}* (?:tot|t/m)',
);

/** What is done while people sleep, so that "at 4" is not in the afternoon. */
export const NIGHT_WORK = either(
  'maintenance|downtime|outage|restart(?:s|ed|ing)?|reboot|deploy(?:ment)?|migration|backup|server(?:s)?',
  'onderhoud|onderbreking|herstart|servers?|migratie|plat|offline',
);

/** Somebody talking about their own day. */
export const PERSONAL = either(
  "i(?:'m| am| have| had|'ve|'ll| will| won't| can't| cannot| need| got| was| should)",
  'my (?:dentist|doctor|flight|exam|appointment|birthday|shift|train)',
  'ik (?:ben|heb|had|kan|zal|moet|ga|kom|wil|zit)',
  'mijn (?:tandarts|dokter|vlucht|examen|afspraak|verjaardag|trein)',
);

/** Somebody who says when they are there, or not: of no interest to a calendar. */
export const ABSENT = either(
  "(?:can't|cant|cannot|won't|couldn't) (?:make it|come|join|attend|be there)|(?:i'll|i will|i'm|i am) (?:be )?(?:late|away|out|busy|offline)",
  'at the (?:dentist|doctor|hairdresser)|bij de (?:tandarts|dokter|kapper|kinesist|fysio)',
  'ik ben (?:er|\\p{L}+ pas|pas|later|weg|afwezig|niet)|ik kan (?:er )?niet|ik kom (?:pas|later|niet)',
);
