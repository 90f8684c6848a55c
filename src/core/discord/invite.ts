import { ApplicationIntegrationType } from 'discord.js';

/** Where somebody adds the bot to a guild, with exactly these permissions. */
export function inviteUrl(apiUrl: string, applicationId: string, permissions: bigint): string {
  const url = new URL('/oauth2/authorize', apiUrl);
  url.searchParams.set('client_id', applicationId);
  url.searchParams.set('permissions', permissions.toString());
  url.searchParams.set('scope', 'bot applications.commands');
  return url.href;
}

/** Where somebody adds the bot's application to their own account. */
export function accountUrl(apiUrl: string, applicationId: string): string {
  const url = new URL('/oauth2/authorize', apiUrl);
  url.searchParams.set('client_id', applicationId);
  url.searchParams.set('integration_type', `${ApplicationIntegrationType.UserInstall}`);
  url.searchParams.set('scope', 'applications.commands');
  return url.href;
}
