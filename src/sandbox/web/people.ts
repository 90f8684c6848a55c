import { type APIUser, Locale, RESTJSONErrorCodes } from 'discord-api-types/v10';
import { apiError } from '../api-error.js';
import type { World } from '../world.js';

/** The page's list of whom one can be ends here; a benchmark's hundred thousand members would help nobody. */
const MOST_PEOPLE = 500;

/** Whom the person at the screen can play: everybody who is a member somewhere. */
export function peopleOf({ state }: World): APIUser[] {
  const guilds = [...state.guilds.values()];
  return [...state.users.values()]
    .filter(({ id, bot }) => !bot && guilds.some(({ members }) => members.has(id)))
    .slice(0, MOST_PEOPLE);
}

/** Whom they play: named in `as`, else the first. */
export function readPerson(world: World, query: URLSearchParams): APIUser {
  const id = query.get('as');
  const person = id === null ? peopleOf(world)[0] : world.state.users.get(id);
  if (!person || person.bot) throw apiError(RESTJSONErrorCodes.UnknownUser);
  return person;
}

/** In which language their client is: named in `locale`, else English. */
export function readLocale(query: URLSearchParams): `${Locale}` {
  const wanted = query.get('locale');
  return Object.values(Locale).find((locale) => locale === wanted) ?? Locale.EnglishUS;
}
