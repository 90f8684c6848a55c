/** What the local Discord's process tells the one that started it. */
export type SandboxMessage =
  | {
      readonly op: 'ready';
      /** The page for a person. */
      readonly pageUrl: string;
      /** What the bot is configured with. */
      readonly apiUrl: string;
      readonly token: string;
    }
  | { readonly op: 'failed'; readonly message: string; readonly why: string; readonly next: string };
