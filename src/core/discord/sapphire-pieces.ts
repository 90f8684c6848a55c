import { container, type Listener } from '@sapphire/framework';
import type { Piece, StoreManagerManuallyRegisteredPiece, StoreRegistryKey } from '@sapphire/pieces';

type Entry = StoreManagerManuallyRegisteredPiece<StoreRegistryKey>;

/**
 * Sapphire's own pieces by store and name. It hands them to the first client of a process only; a second one would
 * never see an interaction.
 */
const sapphirePieces = new Map<string, Entry>();

/**
 * Fills the stores of a new client with Sapphire's own pieces.
 *
 * @param replacements listeners that take the place of Sapphire's of the same name
 */
export async function loadSapphirePieces(
  replacements: Readonly<Record<string, new (context: Listener.LoaderContext) => Listener>>,
): Promise<void> {
  for (const entry of sapphirePieces.values()) await container.stores.loadPiece(entry);
  for (const [name, piece] of Object.entries(replacements)) {
    await container.stores.loadPiece({ store: 'listeners', name, piece });
  }
  await container.stores.load();
  for (const store of container.stores.values()) remember(store);
}

function remember(store: { readonly name: StoreRegistryKey; values(): Iterable<Piece> }): void {
  for (const piece of store.values()) {
    // A piece's constructor is the class that was registered; TypeScript knows it as Function only.
    const entry = { store: store.name, name: piece.name, piece: piece.constructor } as Entry;
    sapphirePieces.set(`${store.name}/${piece.name}`, entry);
  }
}
