/** What the value behind a label says. `other` is about something else than when the event is. */
export type Label = 'date' | 'time' | 'days' | 'location' | 'other';

const LABELS: Readonly<Record<Label, string>> = {
  date:
    'date|datum|day|dag|when|wanneer|date ?(?:&|and|/|\\+) ?time|datum ?(?:&|en|/|\\+) ?(?:tijd|uur)|event date|start date|startdatum|' +
    'next (?:session|meeting|event|game|raid|match|date)|volgende (?:sessie|bijeenkomst|vergadering|datum)|wanneer precies',
  time:
    'time|tijd|hour|uur|uren|hours|tijdstip|start ?time|starttijd|begintijd|aanvang|aanvangstijd|aanvangsuur|beginuur|start|starts|' +
    'starts at|begin|begins|begint|begint om|kick[ -]?off|hoe laat|om hoe laat|what time|at what time|aftrap|starting time|startuur|vanaf',
  days: 'days|dagen|repeats?|recurs|recurring|recurrence|herhaling|herhaalt|frequency|frequentie|every|elke',
  location:
    'location|locatie|where|waar|place|plaats|venue|plek|adres|address|lokaal|room|zaal|channel|kanaal|voice(?: channel)?',
  other:
    'deadline|register(?: by| before| until)?|registration(?: closes| deadline| until| by| opens)?|rsvp(?: by| before)?|' +
    'sign[ -]?ups?(?: by| before| until| close[sd]?| deadline| opens?)?|apply by|inschrijven(?: voor| tot| vóór)?|' +
    'inschrijving(?:en)?(?: tot| voor| sluit)?|aanmelden(?: voor| tot| vóór)?|aanmelding|opgeven(?: voor| tot| vóór)?|' +
    '(?:account )?created|joined|sent|deleted|edited|member since|started|resolved|solved|reported|detected|opened|closed|expires|expired|expiry|issued|ended|banned(?: until)?|muted(?: until)?|' +
    'aangemaakt|gemeld|opgelost|verloopt(?: op)?|verlopen|geopend|gesloten|lid sinds|' +
    'posted(?: on)?|published(?: on)?|created(?: on)?|last updated?|updated(?: on)?|laatst bijgewerkt|bijgewerkt|geplaatst(?: op)?|gepost|' +
    'run ?time|duration|duur|speelduur|length|lengte|ends?|end ?time|ends at|eind|einde|eindtijd|einduur|until|tot|' +
    'doors?(?: open)?|deuren(?: open)?|zaal open|inloop|walk-in|pre-?show|born|geboren|birth ?day|verjaardag|date of birth|geboortedatum|' +
    'price|prijs|cost|costs|kosten|entry|entrance|toegang|tickets?|version|versie|score|stand|result|uitslag|phone|tel|telefoon|gsm|' +
    'contact|ip|server|port|poort|id|code|room code|meeting id|passcode|password|wachtwoord|players|spelers|max|min|age|leeftijd|members|leden|' +
    'founded|established|opgericht|since|sinds|opening hours|openingsuren|openingstijden|support hours|early bird|submission(?:s)?(?: by| deadline)?',
};

const PATTERNS: readonly (readonly [label: Label, pattern: RegExp])[] = Object.entries(LABELS).map(
  // Object.entries forgets that the keys are labels
  ([label, names]) => [label as Label, new RegExp(`^(?:the |de |het )?(?:${names})$`, 'iu')],
);

/** "Shift start", "Match day": what happens, and which side of it the value is. */
const EVENT =
  '(?:event|match|game|raid|session|meeting|show|release|launch|tournament|party|stream|shift|class|lesson|workshop|concert|race|session|training)';
const OF_AN_EVENT: readonly (readonly [pattern: RegExp, label: Label])[] = [
  [new RegExp(`^${EVENT} (?:date|day|datum|dag|when)$`, 'iu'), 'date'],
  [new RegExp(`^${EVENT} (?:time|starts?|start ?time|begins?|tijd|begin|uur)$`, 'iu'), 'time'],
  [/^(?!start|office)\p{L}+ hours$/iu, 'other'],
  [/^\p{L}+ (?:ends?|end ?time|end ?date|deadline|closes|closing|einde?|eindtijd|until)$/iu, 'other'],
];

/** Pictures that many communities put in place of a word. */
const PICTURES: readonly (readonly [picture: RegExp, label: Label])[] = [
  [/^(?:📅|📆|🗓)/u, 'date'],
  [/^(?:[\u{1F550}-\u{1F567}]|⏰|🕰|⌚)/u, 'time'],
  [/^📍/u, 'location'],
  [/^(?:⏳|⌛)/u, 'other'],
];

/** The label that a field is named by, with or without a colon, pictures and Markdown around it. */
export function labelNamed(name: string): Label | undefined {
  const plain = name
    .replace(/[^\p{L}\p{N}&/+ -]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  const found = [...OF_AN_EVENT.map(([pattern, label]) => [label, pattern] as const), ...PATTERNS].find(
    ([, pattern]) => pattern.test(plain),
  );
  return found?.[0] ?? (plain === '' ? pictured(name) : undefined);
}

export interface LabelledLine {
  readonly label: Label;
  /** Where the value begins in the line. */
  readonly valueAt: number;
}

/** A line that begins with a label, such as "**Datum:** 15/03" or "📅 Friday". */
export function labelOf(line: string): LabelledLine | undefined {
  const [head] =
    /^[^\p{L}\p{N}:]*[\p{L}&/+ -]{1,30}[*_]{0,3} ?(?::| ?[›→»➜➔=] ?| [-–] ?)[*_]{0,3}\s*/u.exec(line) ?? [];
  const label = head === undefined ? undefined : labelNamed(head.replace(/[:–›→»➜➔=-]+[*_ ]*$/u, ''));
  if (head !== undefined && label) return { label, valueAt: head.length };
  const [decoration = ''] = /^[\s>*_~`#•-]*/u.exec(line) ?? [];
  const picture = pictured(line.slice(decoration.length));
  // "⏰ Reminder: …" is a sentence with a picture
  if ((line.match(/\p{L}+/gu) ?? []).length > MOST_WORDS_OF_A_VALUE) return undefined;
  return picture && { label: picture, valueAt: decoration.length };
}

const MOST_WORDS_OF_A_VALUE = 8;

function pictured(text: string): Label | undefined {
  return PICTURES.find(([picture]) => picture.test(text.trim()))?.[1];
}
