/** Where somebody adds the bot to a guild, with exactly these permissions. */
export function inviteUrl(apiUrl: string, applicationId: string, permissions: bigint): string {
  const url = new URL('/oauth2/authorize', apiUrl);
  url.searchParams.set('client_id', applicationId);
  url.searchParams.set('permissions', permissions.toString());
  url.searchParams.set('scope', 'bot applications.commands');
  return url.href;
}
