import { Chrono } from 'chrono-node/en';
import { clockRange } from './clock-ranges.js';
import {
  anchoredHour,
  compactHalfDay,
  digitalClock,
  hourOfHalfDay,
  hourWithWord,
  militaryClock,
  namedClock,
} from './clocks.js';
import {
  compactMoment,
  dateRange,
  endOfEveryMonth,
  impossibleDate,
  month,
  monthDays,
  monthThenDay,
  numericDate,
  spelledDate,
  timestamp,
} from './dates.js';
import { namedDay, period } from './days.js';
import { duration } from './durations.js';
import { holiday } from './holidays.js';
import { partOfDay, shortPartOfDay } from './parts-of-day.js';
import { Phrase } from './phrase.js';
import { adverb, count, every, everyLength } from './repeats.js';
import { britishHalf, dutchClock, englishClock, englishHourAndMinutes } from './spoken-clocks.js';
import { overlapRemoval, stockParsers, translateStock } from './stock.js';
import { countedWeekdays, nthWeekdays, weekdayGroup, weekdayRange, weekdays } from './weekdays.js';
import { placeOfClock, placeTime, zoneAbbreviation, zoneOffset } from './zones.js';

/** Where two phrases of equal length begin at the same place, the one named first here is kept. */
const reader = new Chrono({
  parsers: [
    timestamp,
    compactMoment,
    // chrono takes 2026-13-01 for the 13th of January
    impossibleDate,
    ...stockParsers(),
    dateRange,
    monthThenDay,
    numericDate,
    spelledDate,
    clockRange,
    digitalClock,
    hourOfHalfDay,
    compactHalfDay,
    hourWithWord,
    militaryClock,
    namedClock,
    englishClock,
    britishHalf,
    englishHourAndMinutes,
    dutchClock,
    anchoredHour,
    every,
    everyLength,
    adverb,
    count,
    duration,
    namedDay,
    period,
    weekdayRange,
    countedWeekdays,
    nthWeekdays,
    weekdays,
    weekdayGroup,
    endOfEveryMonth,
    monthDays,
    holiday,
    month,
    partOfDay,
    shortPartOfDay,
    zoneOffset,
    zoneAbbreviation,
    placeTime,
    placeOfClock,
  ],
  refiners: [translateStock, overlapRemoval()],
});

/** Chrono wants a reference date; nothing that is kept of its results depends on it. */
const ANY_DATE = new Date(Date.UTC(2026, 0, 1));

/** The phrases about time in a tidy text, in order and without overlap. */
export function findPhrases(text: string): Phrase[] {
  return reader.parse(text, ANY_DATE).filter((result): result is Phrase => result instanceof Phrase);
}
