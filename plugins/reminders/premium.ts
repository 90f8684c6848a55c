/** What a server or a member has paid for. */
export type Tier = 'free' | 'monthly' | 'yearly' | 'lifetime';

/** What this plugin uses of a service named `premium`, where a plugin offers one. */
export interface Premium {
  tierOf(guildId: string, userId: string): Promise<Tier>;
}

/** Nothing was paid for as long as nothing can be. */
const nobodyPays: Premium = { tierOf: async () => 'free' };

/** Found by its name, so that this plugin works without it. */
export function premiumIn(services: object): Premium {
  const premium: unknown = Reflect.get(services, 'premium');
  return isPremium(premium) ? premium : nobodyPays;
}

function isPremium(service: unknown): service is Premium {
  return (
    typeof service === 'object' &&
    service !== null &&
    'tierOf' in service &&
    typeof service.tierOf === 'function'
  );
}

const MOST_FREE = 10;
/** As good as without end, but not without end. */
const MOST_PAID = 500;

/** Whether reminders may show pictures. */
export function mayHaveImages(tier: Tier): boolean {
  return tier !== 'free';
}

/** How many reminders may wait for a member in one guild. */
export function mostReminders(tier: Tier): number {
  return tier === 'free' ? MOST_FREE : MOST_PAID;
}
