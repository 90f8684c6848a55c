/** The words of these that make a series of what stands beside them. */
export const SERIES_WORDS: ReadonlySet<string> = new Set(
  [
    'mondays tuesdays wednesdays thursdays fridays saturdays sundays weekends weekdays werkdagen',
    'every daily weekly monthly yearly dagelijks wekelijks maandelijks jaarlijks tweewekelijks iedere',
  ].flatMap((line) => line.split(' ')),
);

/** The words for days, months and lengths that are long enough to be known in spite of a slip of the keyboard. */
export const KNOWN_WORDS: readonly string[] = [
  'monday tuesday wednesday thursday friday saturday sunday',
  'mondays tuesdays wednesdays thursdays fridays saturdays sundays',
  'maandag dinsdag woensdag donderdag vrijdag zaterdag zondag',
  'january february march april august september october november december',
  'januari februari maart augustus oktober',
  'today tomorrow tonight morning afternoon evening weekend weekends weekday weekdays midnight',
  'vandaag morgen overmorgen vanavond vanmiddag vanochtend vannacht middernacht werkdag werkdagen',
  'ochtend middag avond morgenavond morgenochtend morgenmiddag',
  'vrijdagavond zaterdagavond zondagavond maandagavond dinsdagavond woensdagavond donderdagavond',
  'minute minutes hours month months weeks minuten kwartier maand maanden weken',
  'every daily weekly monthly yearly dagelijks wekelijks maandelijks jaarlijks tweewekelijks',
  'volgende komende aanstaande iedere laatste eerste tweede derde',
  'second third fourth christmas kerstmis oudejaarsavond',
].flatMap((line) => line.split(' '));

/** Words and names that are a letter or two away from these, and mean something else. */
export const OTHER_WORDS: ReadonlySet<string> = new Set(
  [
    'sundae toady morgan daily marco maarten maarts aprils frida augusta augustin augustinus ferrari horus houris',
    'christa christian christians christie christina christis christos christus kerstin deceiver deride eventing',
    'minuet minuets moaning mooning mourning moths tweed vagabond weaken forth mindernacht',
    'dadelijk degelijk deugdelijk werkelijk vandaal vandalen vandaan vandaar visavond valavond vernacht',
    'kwartet kwartel kwartels kwarten kwartsiet volgens voldoende volgorde voleinde',
    'wekken welken wenken werken wieken wreken wecken maagden manden minsten mogen moren onvermogen',
    'eerst eersten laatst laatsten zomerdag donderpad kerstman kerstig korstmos aanstranden aanstrand',
  ].flatMap((line) => line.split(' ')),
);
