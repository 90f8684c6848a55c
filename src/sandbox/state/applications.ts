import { RESTJSONErrorCodes, type Snowflake } from 'discord-api-types/v10';
import { apiError } from '../api-error.js';
import { newToken } from '../gateway/session-starts.js';
import type { World } from '../world.js';
import type { ApplicationState } from './state.js';
import { addUser } from './users.js';

export interface NewApplication {
  readonly id?: Snowflake;
  readonly name: string;
  readonly ownerId?: Snowflake;
  readonly token?: string;
  /** Privileged intents enabled in the "developer portal". Default: all three. */
  readonly privilegedIntents?: number;
  readonly shards?: number;
  readonly maxConcurrency?: number;
}

const ALL_PRIVILEGED_INTENTS = (1 << 1) | (1 << 8) | (1 << 15);

/** Creates an application and its bot user, which share one id. */
export function addApplication(world: World, options: NewApplication): ApplicationState {
  const { id = world.nextId(), name } = options;
  addUser(world, { id, username: name.toLowerCase().replaceAll(/\s+/g, '-'), globalName: null, bot: true });
  const application: ApplicationState = {
    id,
    name,
    description: '',
    ownerId: options.ownerId ?? addUser(world, { username: `${id}-owner` }).id,
    token: options.token ?? newToken(id),
    privilegedIntents: options.privilegedIntents ?? ALL_PRIVILEGED_INTENTS,
    commands: [],
    guildCommands: new Map(),
    commandCreates: new Map(),
    sessionStarts: {
      shards: options.shards ?? 1,
      maxConcurrency: options.maxConcurrency ?? 1,
      total: 1000,
      remaining: 1000,
      resetsAt: null,
    },
  };
  world.state.applications.set(id, application);
  world.touch();
  return application;
}

export function findApplicationByToken(world: World, token: string): ApplicationState | undefined {
  const [encodedId = ''] = token.split('.');
  const application = world.state.applications.get(Buffer.from(encodedId, 'base64url').toString());
  if (application) return application.token === token ? application : undefined;
  return [...world.state.applications.values()].find((candidate) => candidate.token === token);
}

export function getApplication(world: World, applicationId: Snowflake): ApplicationState {
  const application = world.state.applications.get(applicationId);
  if (!application) throw apiError(RESTJSONErrorCodes.UnknownApplication);
  return application;
}
