import type { Weekday } from '../../recurrence/rule.js';
import { anyOf } from './pattern.js';

/** In full, in both languages, with the spellings that hurried people use. */
const FULL: Readonly<Record<string, Weekday>> = {
  monday: 1,
  maandag: 1,
  tuesday: 2,
  teusday: 2,
  dinsdag: 2,
  wednesday: 3,
  wensday: 3,
  wednsday: 3,
  woensdag: 3,
  thursday: 4,
  donderdag: 4,
  friday: 5,
  vrijdag: 5,
  saturday: 6,
  zaterdag: 6,
  sunday: 7,
  zondag: 7,
};

/** Short forms. Many are words of their own ("do", "za", "sun"), so running text needs more than one of these. */
const SHORT: Readonly<Record<string, Weekday>> = {
  mon: 1,
  ma: 1,
  maa: 1,
  tue: 2,
  tues: 2,
  di: 2,
  din: 2,
  wed: 3,
  weds: 3,
  wo: 3,
  woe: 3,
  thu: 4,
  thur: 4,
  thurs: 4,
  do: 4,
  don: 4,
  fri: 5,
  vr: 5,
  vrij: 5,
  sat: 6,
  za: 6,
  zat: 6,
  sun: 7,
  zo: 7,
  zon: 7,
};

const PLURAL: Readonly<Record<string, Weekday>> = Object.fromEntries(
  Object.entries(FULL).flatMap(([name, weekday]) =>
    name.endsWith('dag')
      ? [
          [`${name}en`, weekday],
          [`${name}s`, weekday],
        ]
      : [[`${name}s`, weekday]],
  ),
);

export const FULL_WEEKDAY = anyOf(Object.keys(FULL));
export const SHORT_WEEKDAY = `(?:${anyOf(Object.keys(SHORT))})\\.?`;
export const PLURAL_WEEKDAY = `(?:(?:op )?'s )?${anyOf(Object.keys(PLURAL))}`;

/** The weekday of a name as the patterns above match it. */
export function weekdayNamed(name: string): Weekday | undefined {
  const plain = name.toLowerCase().replace(/^(?:op )?'s |\.$/g, '');
  return FULL[plain] ?? SHORT[plain] ?? PLURAL[plain];
}

export const WORKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5];
export const WEEKEND: readonly Weekday[] = [6, 7];
export const ALL_DAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
