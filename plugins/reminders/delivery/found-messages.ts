/** More than are found and posted at once. */
const MOST = 1_000;

/**
 * Which message is whose delivery, until it stands in the database: of two with the same words that look at the same
 * time only one may take it, and none takes what another has just posted. In another process the database refuses the
 * second, who tries again a minute later.
 */
export class FoundMessages {
  readonly #deliveries = new Map<string, string>();

  /** The first of these that no other delivery has found. */
  take(messageIds: readonly string[], deliveryId: string): string | undefined {
    const free = messageIds.find((id) => (this.#deliveries.get(id) ?? deliveryId) === deliveryId);
    if (free === undefined) return undefined;
    this.keep(free, deliveryId);
    return free;
  }

  keep(messageId: string, deliveryId: string): void {
    this.#deliveries.set(messageId, deliveryId);
    const [oldest] = this.#deliveries.keys();
    if (this.#deliveries.size > MOST && oldest !== undefined) this.#deliveries.delete(oldest);
  }
}
