import { applicationFlags } from '../gateway/application-flags.js';
import type { ApplicationState } from '../state/state.js';
import { getUser } from '../state/users.js';
import type { World } from '../world.js';

/** An application as it sees itself. */
export function toOwnApplication(world: World, application: ApplicationState): object {
  const guilds = [...world.state.guilds.values()].filter(({ members }) => members.has(application.id));
  return {
    id: application.id,
    name: application.name,
    description: application.description,
    icon: null,
    type: null,
    summary: '',
    bot: getUser(world, application.id),
    bot_public: false,
    bot_require_code_grant: false,
    owner: getUser(world, application.ownerId),
    team: null,
    verify_key: Buffer.from(application.id.padStart(32, '0')).toString('hex'),
    ...applicationFlags(application.privilegedIntents),
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    approximate_guild_count: guilds.length,
    approximate_user_install_count: application.installedBy?.size ?? 0,
    approximate_user_authorization_count: 0,
    explicit_content_filter: 0,
    eligible_oauth2_scopes: [],
    integration_types_config: { 0: {}, 1: {} },
  };
}
