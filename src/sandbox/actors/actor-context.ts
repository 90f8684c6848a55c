import type { Locale, Snowflake } from 'discord-api-types/v10';
import type { Gateway } from '../gateway/gateway.js';
import type { ApplicationState } from '../state/state.js';
import type { World } from '../world.js';
import type { Inbox } from './inbox.js';

/** What all actors of one sandbox share. */
export interface ActorContext {
  readonly world: World;
  /** The bot whose commands the members use. */
  readonly application: ApplicationState;
  readonly gateway: Gateway;
  readonly inbox: Inbox;
  /** How long actors wait for an answer, in milliseconds of real time. */
  readonly patience: number;
  /** Languages of the members' clients; en-US for those who are not named. */
  readonly locales: Map<Snowflake, `${Locale}`>;
}
