import { type APIUser, Locale } from 'discord-api-types/v10';

/** A bot's own user, of which it sees more than others do. */
export function toOwnUser(user: APIUser): APIUser {
  return { ...user, mfa_enabled: false, locale: Locale.EnglishUS, verified: true, email: null };
}
