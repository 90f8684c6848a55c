import { DiscordAPIError } from 'discord.js';

/** The refusal that a request meets, as `code` or, for a form, as `code field: reason, ...`. Fails when it is accepted. */
export async function refusal(request: Promise<unknown>): Promise<string> {
  try {
    await request;
  } catch (error) {
    if (!(error instanceof DiscordAPIError)) throw error;
    const fields = 'errors' in error.rawError ? fieldsOf(error.rawError.errors) : [];
    return [String(error.code), fields.join(', ')].filter(Boolean).join(' ');
  }
  throw new Error('it was not refused');
}

function fieldsOf(errors: unknown, path: readonly string[] = []): string[] {
  if (typeof errors !== 'object' || errors === null) return [];
  return Object.entries(errors).flatMap(([key, value]) => {
    if (key !== '_errors') return fieldsOf(value, [...path, key]);
    return value.map(({ code }: { code: string }) => `${path.join('.')}: ${code}`);
  });
}
