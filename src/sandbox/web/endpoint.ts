import type { APIUser, Locale } from 'discord-api-types/v10';
import type { UploadedFile } from '../state/files.js';
import type { World } from '../world.js';
import type { PageInteractions } from './page-interactions.js';

/** A call of the page. */
export interface PageRequest {
  readonly world: World;
  readonly interactions: PageInteractions;
  /** Whom the person at the screen plays. */
  readonly user: APIUser;
  /** In which language their client is. */
  readonly locale: `${Locale}`;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly files: readonly UploadedFile[];
}

/** Answers with what becomes JSON; nothing is answered as 204. */
export type Endpoint = (request: PageRequest) => unknown;
