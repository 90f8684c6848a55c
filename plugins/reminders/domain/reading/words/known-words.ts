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
