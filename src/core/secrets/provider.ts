/** A place where secrets are kept. */
export interface SecretProvider {
  /** Shown to people, for example `Google Secret Manager (project tea)`. */
  readonly name: string;
  /**
   * The secret's current value, or null when the place does not have it.
   * Rejects when the place cannot be asked, which is not the same as not having it.
   *
   * @param secret lower case with dashes: `discord-token`
   */
  read(secret: string): Promise<string | null>;
}
