import { dirname, extname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { container, Listener } from '@sapphire/framework';
import {
  type AsyncPreloadResult,
  LoaderStrategy,
  type ModuleData,
  type Piece,
  type Store,
  type StoreRegistryKey,
} from '@sapphire/pieces';
import { placedReason, reasonOf } from './plugin-fault.js';

/** A piece that was built and checked, but is not in its store yet. */
interface BuiltPiece {
  readonly store: Store<Piece>;
  readonly piece: Piece;
}

/**
 * Loads a plugin's pieces, all or none. Sapphire's own loader prints a broken piece and goes on without it, and lets
 * the second of two pieces with one name replace the first in silence; here both are errors.
 *
 * @param root the folder of the store folders (`commands/`, `listeners/`, ...)
 * @param stores which store folders are looked at; the others are not even imported
 * @param replacesCore whether pieces may take the place of Sapphire's own, as the bot's own pieces do
 */
export async function loadPieces(
  root: string,
  stores: readonly StoreRegistryKey[],
  replacesCore = false,
): Promise<readonly Piece[]> {
  const built: BuiltPiece[] = [];
  for (const name of stores) {
    const store = storeOf(name);
    if (store) built.push(...(await buildStore(store, join(root, name))));
  }
  refuseDuplicates(built, replacesCore);
  return insertAll(built);
}

/** Builds the pieces of one store without putting them to work. */
export async function buildPieces(root: string, store: StoreRegistryKey): Promise<readonly Piece[]> {
  const found = storeOf(store);
  if (!found) return [];
  const built = await buildStore(found, join(root, store));
  return built.map(({ piece }) => piece);
}

function storeOf(name: StoreRegistryKey): Store<Piece> | undefined {
  // The registry's type is the union of its stores, each with its own piece type; loading needs only what all share.
  return container.stores.get(name) as Store<Piece> | undefined;
}

async function buildStore(store: Store<Piece>, folder: string): Promise<BuiltPiece[]> {
  const strategy = strictStrategy(store);
  const files: string[] = [];
  for await (const file of strategy.walk(store, folder)) files.push(file);
  const built: BuiltPiece[] = [];
  for (const file of files.sort()) {
    try {
      for (const piece of await buildFile(store, strategy, folder, file)) built.push({ store, piece });
    } catch (error) {
      throw new Error(placedReason(error, dirname(folder), fileOf(folder, file)), { cause: error });
    }
  }
  return built;
}

/** Seen from the plugin's folder, `commands/bake.js` for example. `folder` is that of the store. */
function fileOf(folder: string, file: string): string {
  return relative(dirname(folder), file);
}

export function fileOfPiece({ location }: Piece): string {
  return fileOf(location.root, location.full);
}

async function buildFile(
  store: Store<Piece>,
  strategy: LoaderStrategy<Piece>,
  root: string,
  file: string,
): Promise<Piece[]> {
  if (extname(file) === '.cjs') throw new Error('it is CommonJS; pieces are ES modules');
  const module = strategy.filter(file);
  if (module === null) return []; // a helper (`_name.js`), a source map, a type declaration
  const data = { root, ...module };
  const pieces: Piece[] = [];
  for await (const Constructor of strategy.load(store, data)) pieces.push(store.construct(Constructor, data));
  return pieces;
}

function strictStrategy(store: Store<Piece>): LoaderStrategy<Piece> {
  const { strategy } = store;
  if (!(strategy instanceof LoaderStrategy)) throw new Error(`the store ${store.name} has a foreign loader`);
  strategy.preload = importFile;
  return strategy;
}

/**
 * Sapphire would take the kind of module from the package.json of the working directory, and import a file that it has
 * imported before anew, for a reload that the bot has not got: every bot in one process would compile all of its pieces.
 */
async function importFile({ path }: ModuleData): AsyncPreloadResult<Piece> {
  return await import(pathToFileURL(path).href);
}

function refuseDuplicates(built: readonly BuiltPiece[], replacesCore: boolean): void {
  const seen = new Map<string, Piece>();
  for (const { store, piece } of built) {
    const key = `${store.name}/${piece.name}`;
    const twin = seen.get(key) ?? store.get(piece.name);
    if (twin && !(replacesCore && twin.location.virtual)) {
      const other = twin.location.virtual ? 'a part of Sapphire' : twin.location.full;
      throw new Error(
        `${fileOfPiece(piece)}: the name "${piece.name}" in ${store.name} is taken by ${other}`,
      );
    }
    seen.set(key, piece);
  }
}

async function insertAll(built: readonly BuiltPiece[]): Promise<readonly Piece[]> {
  const inserted: Piece[] = [];
  for (const { store, piece } of built) {
    try {
      await store.insert(piece);
      inserted.push(piece);
    } catch (error) {
      withdraw(store, piece);
      await unloadPieces(inserted);
      throw new Error(`${fileOfPiece(piece)}: ${reasonOf(error)}`, { cause: error });
    }
  }
  return inserted;
}

/** Takes pieces out of their stores again, last first. */
export async function unloadPieces(pieces: readonly Piece[]): Promise<void> {
  for (const piece of pieces.toReversed()) {
    if (piece.store.get(piece.name) !== piece) continue;
    unsubscribe(piece);
    await piece.unload();
  }
}

/** Undoes what inserting a piece does before it fails: a listener listens by then. */
function withdraw(store: Store<Piece>, piece: Piece): void {
  unsubscribe(piece);
  store.strategy.onUnload?.(store, piece);
}

/** Sapphire leaves a listener that waits for one event subscribed when it is unloaded (5.5.1). */
function unsubscribe(piece: Piece): void {
  if (!(piece instanceof Listener) || !piece.once) return;
  const callback: unknown = Reflect.get(piece, '_listener'); // private; there is no other handle on it
  if (isCallback(callback)) piece.emitter?.off(piece.event, callback);
}

function isCallback(value: unknown): value is (...values: unknown[]) => void {
  return typeof value === 'function';
}
