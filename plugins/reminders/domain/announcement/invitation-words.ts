import { either, oneOf } from './word-pattern.js';

/**
 * What people gather for, and what servers wait for, in both languages. A list and not grammar: where it is wrong, an
 * announcement is proposed and not created. Long words may be the end of a longer one ("pianoconcert"), short ones not:
 * "wireless" is no "les".
 */
export const EVENT = either(
  '\\p{L}*' +
    oneOf(
      'meeting|session|stream|workshop|training|practice|tournament|tourney|maintenance|rehearsal',
      'concert|festival|webinar|hackathon|conference|celebration|screening|gathering|birthday',
      'anniversary|meet',
    ) +
    '(?:s|en)?',
  `${oneOf(
    'meet|meets|meetup|meet-up|raid|dungeon|night|mass|service|worship|prayer|vigil|sermon',
    'bible study|practise|drill|match|fixture|lesson|class|course|seminar|party|launch|release',
    'outage|downtime|restart|wipe|call|q&a|ama|cup|finals?|semi-?finals?|league|round|quiz|trivia',
    'games?|gaming|campaign|one-?shot|auditions?|tryouts?|gig|recital|performance|fair|market',
    'bake sale|sale|auction|exhibition|opening|study group|study hall|study|exam|midterm',
    'lecture|talk|keynote|panel|watch|watch party|watchalong|movie|film|premiere|run|ride|walk|hike',
    'race|marathon|5k|10k|scrim|scrimmage|draft|bbq|barbecue|dinner|lunch|breakfast|brunch|potluck',
    'picnic|cookout|roast|happy hour|drinks|coffee|tea|trip|tour|excursion|choir|podcast|episode',
    'show|jam|sprint|standup|stand-up|sync|retro|demo|review|town hall|all[ -]hands|assembly|agm',
    'board|committee|hearing|summit|convention|expo|crawl|picket|rally|protest|church|camp|retreat|book club|reading group',
    'club|karaoke|open mic|comedy|gala|ball|dance|disco|ceremony|graduation|wedding|funeral',
    'kick-?off|tip-?off|roll out|merch drop|giveaway|raffle|quests?|double xp|event|activity|get-together|social|mixer',
    'networking|yoga|zumba|pilates|workout|fitness|boot ?camp|siege|war|battle|boss fight|arena',
    'capture the flag|speedrun|relay|charity|fundraiser|blood drive|food drive|drive|clean-?up',
    'work party|bus|interview|briefing|onboarding|orientation|induction|info session|open day',
    'open house|visit|evening|morning|afternoon|storytime|craft|fest|parade|update|patch|server',
    'deployment|deploy|freeze|migration|maintenance window|magic|community',
  )}(?:e?s)?`,
  '\\p{L}*' +
    oneOf(
      'vergadering|bijeenkomst|sessie|avond|middag|ochtend|training|wedstrijd|feest|feestje|lancering',
      'toernooi|tornooi|repetitie|concert|optreden|voorstelling|match|studiegroep|examen|lezing|wandeling',
      'tocht|competitie|barbecue|etentje|ontbijt|uitstap|bijbelstudie|viering|borrel|cursus|overleg',
      'markt|beurs|opendeurdag|clubdag|klusdag|kampioenschap|uitzending|webinar|stream|verkoop|actie',
      'stoet|optocht|opening|receptie|workshop|musical|oefening|spelletjes|spektakel',
    ) +
    '(?:en|s|n)?',
  `${oneOf(
    'dienst|eredienst|match|les|(?:zwem|dans|muziek|schaak|judo|inhaal|proef|taal|rij|gym|yoga)les',
    'schaakles|fuif|release|onderhoud|update|\\p{L}*quiz|\\p{L}*kwis|spel|spellen|campagne|generale|première',
    'college|toets|film|loop|rit|eten|diner|lunch|gebed|koor|mis|alv|kamp|kerk|raid|proefles',
    'kennismaking|infosessie|verjaardag|jubileum|yoga|boekenclub|club|\\p{L}{4,}test|game ?night|open ?dag|open ?deur|aflevering|jeugdspelen',
    'speelt|potje|jeugdtraining|bingo|spelen',
  )}(?:en|s)?`,
);

/** What invites, or says that something begins. */
export const INVITATION = either(
  'join|come (?:along|join|over|and|by|to|hang|watch|play|see|support|out|for|celebrate|say)|please come|welcome|everyone|everybody|hosts?|hosted|hosting|invited?|attend|rsvp|sign up|doors',
  'kicks? off|reminder|don.?t (?:miss|forget)|scheduled?|announc\\p{L}*|live|save the date|is back|returns',
  'we (?:meet|play|gather|start|begin|are|watch|have|host)|we.re|we.ll|let.s|starts?|starting|begins?|watching|drops|goes live|goes up|opens',
  // "Ireland v Wales"
  '\\p{Lu}\\p{L}+ (?:v|vs\\.?) \\p{Lu}\\p{L}+',
  'kom|komt (?:allen|allemaal|(?:.{0,50} )?langs|ook|mee|gerust|zeker|kijken)|welkom|iedereen|samen|uitgenodigd|aanvang|begint|beginnen|starten|start|live|herinnering|gepland',
  'vergeet niet|mis (?:het|dit) niet|evenement|verzamelen|gaan we|onze',
  'we (?:gaan|starten|beginnen|spelen|komen|kijken|zijn)',
);

/** What people say goodbye with: it invites only to what it is said of. */
export const GOODBYE = either('see you|hope to see|tot dan|tot (?:snel|straks)');

/** What comes or happens at a time without anybody gathering for it. */
export const NO_GATHERING = either(
  'packages?|parcels?|deliver(?:y|ies|ed)|courier|flights?|plane|lands|landing|appointments?|invoices?|payments?|rent|bills?',
  'results? (?:come|arrive|are)|plumber|electrician|haircut|surgery|driving test|job interview|doctor|dentist|vet|rain|sunrise|sunset',
  'pakket(?:je)?|pakje|levering|koerier|vlucht|afspraak|factuur|huur|loodgieter|elektricien|kapper|operatie',
  'rijexamen|sollicitatie(?:gesprek)?|dokter|tandarts|dierenarts|regen|zonsopgang|zonsondergang',
);

/** What is shut, and when it is no longer: nobody is invited to that. */
export const CLOSED = either(
  '(?<!meeting )closed|closure|reopen(?:s|ing|ed)?|re-open(?:s|ing|ed)?|on holiday|out of office',
  'gesloten|\\p{L}*sluiting|heropen\\p{L}*|opnieuw open|weer open|met vakantie|op vakantie',
);
