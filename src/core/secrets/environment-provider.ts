import type { SecretProvider } from './provider.js';

/** Secrets in environment variables: `discord-token` is `DISCORD_TOKEN`. An empty variable is an unset one. */
export class EnvironmentProvider implements SecretProvider {
  readonly name = 'environment';

  constructor(private readonly environment: Readonly<Record<string, string | undefined>>) {}

  async read(secret: string): Promise<string | null> {
    return this.environment[variableOf(secret)] || null;
  }
}

export function variableOf(secret: string): string {
  return secret.toUpperCase().replaceAll('-', '_');
}
