/**
 * The words that tell what a time in an announcement is the time of, in both languages. They are lists, not grammar:
 * where they are wrong, an announcement is proposed or left alone, and never created.
 */
const either = (...patterns: string[]) =>
  new RegExp(`(?<![\\p{L}])(?:${patterns.join('|')})(?![\\p{L}])`, 'iu');

/** Any of some patterns, as a part of a larger one. */
function oneOf(...patterns: string[]): string {
  return `(?:${patterns.join('|')})`;
}

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
  'closes?(?: on| at)?|closed|sluit(?:en)?(?: op| om)?|gesloten|dicht|expires?(?: on)?',
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
  'since|sinds|as of|birthday|verjaardag|verjaart|until|till|tot|finishes',
  'doors(?: open)?(?: at)?|deuren(?: gaan)?(?: open)?(?: om| vanaf)?|zaal open',
  'inloop(?: vanaf)?|walk-?in|pre-?show|check-?in|offline from|available (?:from|until)',
  'beschikbaar|office hours|opens? (?:from|daily)|open (?:from|van|vanaf|tussen|between)',
  'reachable|bereikbaar|bellen|telefonisch|call us|phone|openingsuren|opening hours|next update',
  'volgende update|back (?:on|at|in|online|up)(?: in)?|terug (?:op|om)',
);

/** What comes before a clock that is beside the event's: without a day of its own it is not the event. */
export const BESIDE = either(
  'departure|leaves(?: at)?|gather(?:ing)?(?: at)?|arriv\\p{L}+(?: at)?|gates(?: open)?(?: at)?',
  'invites(?: at)?|lobby(?: opens)?(?: at)?|dinner(?: at)?',
  'vertrek(?:t|ken)?(?: om)?|verzamelen(?: om)?|aankomst(?: om)?|eten(?: om)?|warming-?up(?: om)?',
);

/** What comes before a time that is over. */
export const OVER = either(
  'was|were|had|been|went|happened|took place|thank(?:s| you)|thx|recap|highlights?|last',
  'previous|yesterday|earlier|past|won|lost|beat|played|attended|came|missed|enjoyed|hosted',
  'waren|hadden|geweest|ging|gingen|bedankt|dank|dankjewel|terugblik|samenvatting|vorige?',
  'afgelopen|gisteren|eerder|gewonnen|verloren|speelden|kwamen|aanwezig waren',
  'hebben (?:we|jullie)',
);

/** An event that does not take place. */
export const CANCELLED = either(
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
  'if (?:enough|there|we|everyone|the weather)|depending|subject to|provisional(?:ly)?',
  'what about|how about|would|should we|who can|who is available|anyone up|shall we|poll|vote',
  'when works|does .{0,30} work|or (?:maybe|perhaps)|if you can.?t',
  'misschien|wellicht|waarschijnlijk|mogelijk|onder voorbehoud|nog niet (?:zeker|vast)',
  'afhankelijk|bij genoeg|als er genoeg|zullen we|wie kan|wie heeft|wat dachten',
  'past .{0,20} voor|voorstel|stem(?:men)?|onzeker|indien',
);

/** An event whose time is not what it was. */
export const MOVED = either(
  'moved|moving|in mind|rather than|correction|correctie|oops|postponed|rescheduled|delayed',
  'pushed|changed|instead of|swapped|shifted|new (?:date|time)|no longer',
  'verplaatst|verschoven|verzet|uitgesteld|in plaats van|gewijzigd|veranderd',
  'nieuwe (?:datum|tijd)|vertraagd|niet meer',
);

/** A series that does not go on for ever, or begins later, in a way that only people understand. */
export const BOUNDED = either(
  'this (?:week|month|term|semester|season)|during|throughout|until|till|except|starting',
  'from (?:mon|tue|wed|thu|fri|sat|sun)\\p{L}* (?:to|until)',
  'deze (?:week|maand)|dit (?:semester|seizoen)|tijdens|tot|behalve|vanaf',
  'van (?:ma|di|wo|do|vr|za|zo)\\p{L}* (?:tot|t/m)',
);

/** What invites, or names what people gather for. */
export const INVITATION = either(
  'join|come|welcome|see you|hope to see|everyone|everybody|together|free|hosted|hosting',
  'invited?|attend|rsvp|sign up|tickets?|doors|starts?|starting|begins?|kicks? off|kick-?off',
  'live|reminder|don.?t (?:miss|forget)|schedule[d]?|announc\\p{L}*|event|we(?:.re|.ll)?|our',
  'kom|komt|welkom|iedereen|samen|gratis|uitgenodigd|inschrijven|aanmelden|aanvang|begint',
  'beginnen|start|starten|live|herinnering|vergeet niet|mis (?:het|dit) niet|gepland|evenement',
  'we|wij|onze|ons|tot dan',
  '\\p{L}*' +
    oneOf(
      'meeting|session|raid|night|stream|workshop|mass|service|training|practice|match|lesson',
      'class|party|meet-?up|launch|release|maintenance|call|q&a|ama|tournament|quiz|game',
      'campaign|one-?shot|rehearsal|concert|study group|exam|lecture|webinar|talk|watch|movie',
      'run|ride|scrim|league|xp|cup|draft|bbq|dinner|lunch|breakfast|trip|hike|worship|prayer',
      'bible study|choir|update|patch|server|event|drop|sale|giveaway|podcast|show|premiere',
      'hackathon|standup|stand-up|all[ -]hands|church|camp|sync|retro|demo|town hall|assembly',
      'book club|karaoke',
    ) +
    's?',
  '\\p{L}*' +
    oneOf(
      'vergadering|sessie|avond|middag|ochtend|dienst|training|wedstrijd|les|feest|bijeenkomst',
      'lancering|onderhoud|oproep|toernooi|quiz|spel|campagne|repetitie|concert|studiegroep',
      'examen|college|lezing|film|loop|rit|competitie|barbecue|etentje|lunch|ontbijt|uitstap',
      'wandeling|gebed|bijbelstudie|koor|mis|viering|borrel|cursus|overleg|ledenvergadering',
      'kamp|markt|opendeurdag|clubdag|kerk|fuif|spelletjes\\p{L}*|kampioenschap|uitzending',
      'webinar|stream',
    ) +
    '(?:en|s)?',
);

/** Somebody talking about their own day. */
export const PERSONAL = either(
  "i(?:'m| am| have| had|'ve|'ll| will| won't| can't| cannot| need| got| was| should)",
  'my (?:dentist|doctor|flight|exam|appointment|birthday|shift|train)',
  'ik (?:ben|heb|had|kan|zal|moet|ga|kom|wil|zit)',
  'mijn (?:tandarts|dokter|vlucht|examen|afspraak|verjaardag|trein)',
);
