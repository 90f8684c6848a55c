import type { NoneReason, ProposalReason } from '../domain/announcement/announcement.js';
import type { Assumption, ReadingContext, RefusalReason, Refuse } from '../domain/reading/reading.js';

/** What the commands say about a reading, in the language for which it was read. */
export interface CliWords {
  readonly assumptions: Readonly<Record<Assumption, string>>;
  readonly refusals: Readonly<Record<RefusalReason | NonNullable<Refuse['detail']>, string>>;
  readonly proposals: Readonly<Record<ProposalReason, string>>;
  readonly nothing: Readonly<Record<NoneReason, string>>;
  readonly assumed: string;
  readonly asks: string;
  readonly refused: string;
  readonly creates: string;
  readonly untitled: string;
  readonly sure: string;
  readonly proposes: string;
  readonly doesNothing: string;
  readonly next: string;
  readonly leftOut: (count: number) => string;
}

const english: CliWords = {
  assumed: 'Assumed',
  asks: 'People would read this differently. It asks which one is meant:',
  refused: 'Refused',
  creates: 'Creates a reminder',
  untitled: 'without a title',
  sure: 'sure to',
  proposes: 'Proposes, because',
  doesNothing: 'Does nothing, because',
  next: 'next',
  leftOut: (count) => `${count.toLocaleString('en')} characters are left out`,
  refusals: {
    exception: 'a series can leave out weekdays, but no single days or times.',
    'too-often': 'a series comes once an hour at most: every hour, every 90 minutes.',
    past: 'that moment is over.',
    unclear: 'what is not underlined was not understood, or there is no moment in it.',
    impossible: 'that moment does not exist.',
    'too-far': 'that is more than five years ahead.',
  },
  assumptions: {
    zone: "the reader's own time zone, as the text names none",
    'zone-habit': 'the local time there, which is what people who live there mean by that abbreviation',
    year: 'the next year in which the date lies ahead',
    day: 'the next day on which the time lies ahead',
    'half-day': 'the half of the day in which people are awake',
    time: 'the usual hour, as no time was given',
    order: 'the order of day and month',
    spelling: 'the nearest word that is known, for one that is misspelled',
    'start-of-range': 'the start, of a range',
  },
  proposals: {
    'several-readings': 'people would read its time differently',
    'several-times': "there is more than one time that may be the event's",
    'no-time': 'it names a day and no time',
    'uncertain-words': 'its words say that the time is not settled',
    'not-the-event': 'the time is that of a deadline',
    'far-off': "only next year's date lies ahead",
    'not-an-invitation': 'nothing in it sounds like an event',
  },
  nothing: {
    'no-date': 'it names no time of an event',
    'no-day': 'it names a time and no day',
    past: 'the event is over',
    cancelled: 'the event does not take place',
    impossible: 'the date or the time does not exist',
    'too-far': 'the event is more than five years ahead',
    unclear: 'its time was not understood',
  },
};

const dutch: CliWords = {
  assumed: 'Aangenomen',
  asks: 'Mensen zouden dit verschillend lezen. Er wordt gevraagd wat is bedoeld:',
  refused: 'Geweigerd',
  creates: 'Maakt een herinnering',
  untitled: 'zonder titel',
  sure: 'zeker voor',
  proposes: 'Stelt voor, want',
  doesNothing: 'Doet niets, want',
  next: 'volgende keren',
  leftOut: (count) => `${count.toLocaleString('nl')} tekens zijn weggelaten`,
  refusals: {
    exception: 'een reeks kan weekdagen overslaan, maar geen losse dagen of tijden.',
    'too-often': 'een reeks komt hoogstens eens per uur: elk uur, elke 90 minuten.',
    past: 'dat moment is voorbij.',
    unclear: 'wat niet onderstreept is, werd niet begrepen, of er staat geen moment in.',
    impossible: 'dat moment bestaat niet.',
    'too-far': 'dat is meer dan vijf jaar in de toekomst.',
  },
  assumptions: {
    zone: 'de eigen tijdzone van de lezer, want de tekst noemt er geen',
    'zone-habit': 'de plaatselijke tijd daar, want dat bedoelen mensen die er wonen met die afkorting',
    year: 'het eerstvolgende jaar waarin de datum nog komt',
    day: 'de eerstvolgende dag waarop de tijd nog komt',
    'half-day': 'de helft van de dag waarin mensen wakker zijn',
    time: 'het gebruikelijke uur, want er staat geen tijd bij',
    order: 'de volgorde van dag en maand',
    spelling: 'het dichtstbijzijnde bekende woord voor een dat verkeerd gespeld is',
    'start-of-range': 'het begin van wat er staat',
  },
  proposals: {
    'several-readings': 'mensen zouden de tijd verschillend lezen',
    'several-times': 'er staat meer dan één tijd in die van het evenement kan zijn',
    'no-time': 'er staat een dag in en geen tijd',
    'uncertain-words': 'de woorden zeggen dat de tijd niet vaststaat',
    'not-the-event': 'de tijd is die van een deadline',
    'far-off': 'alleen de datum van volgend jaar ligt nog voor ons',
    'not-an-invitation': 'niets erin klinkt als een evenement',
  },
  nothing: {
    'no-date': 'er staat geen tijd van een evenement in',
    'no-day': 'er staat een tijd in en geen dag',
    past: 'het evenement is voorbij',
    cancelled: 'het evenement gaat niet door',
    impossible: 'de datum of de tijd bestaat niet',
    'too-far': 'het evenement ligt meer dan vijf jaar in de toekomst',
    unclear: 'de tijd werd niet begrepen',
  },
};

export function cliWords(locale: ReadingContext['locale']): CliWords {
  return locale === 'nl' ? dutch : english;
}
