import type { Piece } from '@sapphire/pieces';

const owners = new WeakMap<Piece, string>();

/** Notes whose pieces these are. */
export function setOwner(pieces: readonly Piece[], plugin: string): void {
  for (const piece of pieces) owners.set(piece, plugin);
}

/** The name of the plugin that a piece belongs to; null for the bot's own. */
export function ownerOf(piece: Piece): string | null {
  return owners.get(piece) ?? null;
}
