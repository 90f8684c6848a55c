import { anyOf } from '../words/pattern.js';
import { dated } from './dates.js';
import type { Meaning } from './meaning.js';
import { wordParser } from './word-parser.js';

/** Holidays that everybody keeps on the same day of the year. Sinterklaas is not among them: 5 December here, 6 there. */
const HOLIDAYS: Readonly<Record<string, readonly [month: number, day: number]>> = {
  "new year's day": [1, 1],
  'new years day': [1, 1],
  nieuwjaar: [1, 1],
  nieuwjaarsdag: [1, 1],
  "valentine's day": [2, 14],
  'valentines day': [2, 14],
  valentijnsdag: [2, 14],
  valentijn: [2, 14],
  koningsdag: [4, 27],
  "king's day": [4, 27],
  'kings day': [4, 27],
  bevrijdingsdag: [5, 5],
  halloween: [10, 31],
  'christmas eve': [12, 24],
  kerstavond: [12, 24],
  christmas: [12, 25],
  'christmas day': [12, 25],
  xmas: [12, 25],
  'eerste kerstdag': [12, 25],
  '1e kerstdag': [12, 25],
  kerstdag: [12, 25],
  kerst: [12, 25],
  kerstmis: [12, 25],
  'boxing day': [12, 26],
  'tweede kerstdag': [12, 26],
  '2e kerstdag': [12, 26],
  "new year's eve": [12, 31],
  'new years eve': [12, 31],
  nye: [12, 31],
  oudejaarsavond: [12, 31],
  oudjaar: [12, 31],
  'oud en nieuw': [12, 31],
  oudejaarsdag: [12, 31],
};

/** "christmas", "oudejaarsavond". */
export const holiday = wordParser(anyOf(Object.keys(HOLIDAYS)), (_groups, text): Meaning | undefined => {
  const [monthNumber, day] = HOLIDAYS[text.toLowerCase()] ?? [];
  return monthNumber && day ? dated(monthNumber, day) : undefined;
});
