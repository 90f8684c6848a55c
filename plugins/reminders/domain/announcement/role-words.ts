import { either, oneOf } from './word-pattern.js';

/**
 * The words that tell what a time in an announcement is the time of, in both languages. They are lists, not grammar:
 * where they are wrong, an announcement is proposed or left alone, and never created.
 */
/** What comes before the time by which something has to be done. */
export const DEADLINE = either(
  'deadline',
  oneOf(
    'register|registration|registrations|sign[ -]?ups?|signing up|apply|applications?|rsvp',
    'submit|submissions?|vote|voting|polls?|tickets?|ticket sales?|early bird|claim|reply',
    'respond|confirm|let (?:me|us) know|order|pre-?orders?',
  ) +
    '(?: .{0,25})?' +
    oneOf(' by| before| until| till?| closes?| ends?| deadline| is open until| opens?', ' no later than'),
  `${oneOf(
    'inschrijven|inschrijvingen?|aanmelden|aanmeldingen?|opgeven|registreren|stemmen',
    'inleveren|indienen|bestellen|reserveren|laat (?:het )?(?:me|ons|even)? ?weten',
    'antwoord(?:en)?|schrijf (?:je|u) in|meld (?:je|u) aan|geef (?:je|u) op',
  )}(?: .{0,25})?(?: voor| vóór| tot| ten laatste| uiterlijk| kan tot)`,
  'uiterlijk|ten laatste|no later than|at the latest|last day to|laatste dag om',
  'closes?(?: on| at)?|sluit(?:en)?(?: op| om)?|expires?(?: on)?',
  'vervalt op|due(?: on| by)?|valid until|geldig tot|ends?|ending|eindigt|stopt|loopt tot',
);

export const DEADLINE_BEHIND = either(
  'is the (?:deadline|cut-?off)',
  'at the latest',
  'is de deadline',
  'ten laatste',
);

/** What comes before a time that is of something else: a birth, a door, a phone line. */
export const OTHER = either(
  `${oneOf(
    'posted|published|created|updated|written|sent|founded|established|joined|born|released',
    'launched|recorded|announced|opened',
  )}(?: .{0,15})? (?:on|at|in|since)`,
  '(?:geplaatst|gepost|bijgewerkt|geschreven|opgericht|geboren|uitgebracht|opgenomen)(?: .{0,15})? (?:op|om|in|sinds)',
  'closed|gesloten|dicht',
  '(?:normal|regular|usual|holiday|our|new) hours|(?:normale|gewone) uren',
  'finish(?:es|ing)?|wraps? up|wrapping up|curfew|afsluiten|afsluiting|einde|gedaan|eind',
  'since|sinds|as of|birthday|verjaardag|verjaart|until|till|tot|finishes',
  'doors(?: open)?(?: at)?|deuren(?: gaan)?(?: open)?(?: om| vanaf)?|zaal open',
  'inloop(?: vanaf)?|walk-?in|pre-?show|check-?in|offline from|available (?:from|until)',
  'beschikbaar|office hours|opens? (?:from|daily)|open (?:from|van|vanaf|tussen|between)',
  'reachable|bereikbaar|bellen|bel|mail|telefonisch|call us|phone|openingsuren|opening hours|next update',
  'volgende update|back (?:on|at(?! it)|in|online|up)(?: in)?|terug (?:op|om|rond|tegen|around|about)|back (?:around|about|by)',
);

/** What comes before a clock that is beside the event's: without a day of its own it is not the event. */
export const BESIDE = either(
  'departure|leaves(?: at)?|gather(?:ing)?(?: at)?|arriv\\p{L}+(?: at)?|gates(?: open)?(?: at)?',
  'invites(?: at)?|lobby(?: opens)?(?: at)?|dinner(?: at)?',
  'vertrek(?:t|ken)?(?: om)?|verzamelen(?: om)?|aankomst(?: om)?|eten(?: om)?|warming-?up(?: om)?',
);

/** What comes behind a clock that is beside the event's: "19:00 doors, 20:00 show". */
export const BESIDE_BEHIND =
  /^ ?(?:[:–-] ?)?(?:doors?|gates?|invites?|lobby|check-?in|warm-?up|sound ?check|pre-?show|arrival|set-?up|dinner|deuren|inloop|verzamelen|vertrek|opbouw|eten)(?![\p{L}])/iu;

/** What comes before a time that is over. */
export const OVER = either(
  'was|were|had|been|went|happened|took place|thank(?:s| you)|thx|recap|highlights?|last',
  'previous|yesterday|earlier|past|won|lost|beat|dropped|played|attended|came|missed|enjoyed|hosted',
  'waren|hadden|uitslag(?:en)?|geweest|ging|gingen|bedankt|dank|dankjewel|terugblik|samenvatting|vorige?',
  'afgelopen|gisteren|eerder|gewonnen|verloren|speelden|kwamen|aanwezig waren',
  'hit|reached|turned|broke|bereikten|haalden|hebben (?:we|jullie)',
);
