import type { StoreRegistryKey } from '@sapphire/pieces';
import { nameCommands } from '../command-registry/name-commands.js';
import { withDeadline } from '../deadline.js';
import { RunningWork } from '../discord/running-work.js';
import type { BotLogger } from '../logger.js';
import type { Translations } from '../translations.js';
import type { FoundPlugin } from './found-plugin.js';
import { gateListeners, type IsSwitchedOn } from './gate-listeners.js';
import { loadPieces, unloadPieces } from './load-pieces.js';
import { setOwner } from './piece-owner.js';
import type { PluginContext, Services } from './plugin.js';
import { PluginFault, placedReason } from './plugin-fault.js';

/** What the process gives to its plugins. */
export interface PluginHost extends Omit<PluginContext, 'services' | 'logger' | 'signal' | 'i18n'> {
  /** The services that every plugin may use. */
  readonly ownServices: Readonly<Record<string, unknown>>;
  /** Those, and the services of all plugins that run, by name. Filled here. */
  readonly services: Record<string, unknown>;
  /** The store folders that this process loads. */
  readonly stores: readonly StoreRegistryKey[];
  readonly isSwitchedOn: IsSwitchedOn;
  readonly logger: BotLogger;
  readonly i18n: Translations;
}

const SETUP_DEADLINE = 10_000;
const PIECES_DEADLINE = 10_000;
const LISTENERS_DEADLINE = 3_000;
const TEARDOWN_DEADLINE = 5_000;

/**
 * Puts a plugin to work: its texts, its service, its pieces. When one of them fails, the plugin is undone completely.
 *
 * @returns what stops the plugin
 */
export async function runPlugin(plugin: FoundPlugin, host: PluginHost): Promise<() => Promise<void>> {
  try {
    return await start(plugin, host);
  } catch (error) {
    throw new PluginFault(plugin.manifest.name, placedReason(error, plugin.root), { cause: error });
  }
}

async function start(plugin: FoundPlugin, host: PluginHost): Promise<() => Promise<void>> {
  const { name } = plugin.manifest;
  if (Object.hasOwn(host.ownServices, name))
    throw new Error(`the name "${name}" belongs to a service of the bot`);
  await using undo = new AsyncDisposableStack();

  undo.defer(() => host.i18n.remove(name));
  host.i18n.add(name, plugin.root);

  const service = await setUp(plugin, host, undo);
  if (service !== undefined) {
    undo.defer(() => void delete host.services[name]);
    host.services[name] = service;
  }

  const loading = loadPieces(plugin.root, host.stores);
  const pieces = await withDeadline(host.clock, PIECES_DEADLINE, 'loading its pieces', loading);
  const running = new RunningWork();
  undo.defer(() => withDeadline(host.clock, LISTENERS_DEADLINE, 'what its listeners do', running.settled()));
  undo.defer(() => unloadPieces(pieces));
  setOwner(pieces, name);
  gateListeners(pieces, name, host.isSwitchedOn, running);
  await nameCommands(pieces);

  const started = undo.move();
  return () => started.disposeAsync();
}

async function setUp(plugin: FoundPlugin, host: PluginHost, undo: AsyncDisposableStack): Promise<unknown> {
  const stopping = new AbortController();
  undo.defer(() => stopping.abort());
  const setup = Promise.resolve().then(() =>
    plugin.manifest.setup?.(contextFor(plugin, host, stopping.signal)),
  );
  try {
    const service = await withDeadline(host.clock, SETUP_DEADLINE, 'its setup', setup);
    undo.defer(() => tearDown(plugin, host, service, stopping));
    return service;
  } catch (error) {
    // What comes up after its deadline is brought down again.
    setup.then((service) => tearDown(plugin, host, service, stopping)).catch(() => undefined);
    throw error;
  }
}

function contextFor({ manifest }: FoundPlugin, host: PluginHost, signal: AbortSignal): PluginContext {
  const { em, rest, events, clock, i18n, logger } = host;
  const names = [...(manifest.dependencies ?? []), ...(manifest.optionalDependencies ?? [])];
  const used = names.filter((name) => name in host.services).map((name) => [name, host.services[name]]);
  const services = { ...host.ownServices, ...Object.fromEntries(used) };
  return {
    em,
    rest,
    events,
    clock,
    i18n,
    signal,
    logger: logger.child({ plugin: manifest.name }),
    // The plugins' own declarations say which service has which type; here they are only carried.
    services: services as unknown as Services,
  };
}

async function tearDown(
  { manifest }: FoundPlugin,
  { clock, logger }: PluginHost,
  service: unknown,
  stopping: AbortController,
): Promise<void> {
  stopping.abort();
  const what = `plugin "${manifest.name}": its teardown`;
  try {
    const teardown = Promise.resolve(manifest.teardown?.(service));
    await withDeadline(clock, TEARDOWN_DEADLINE, what, teardown);
  } catch (error) {
    logger.error(`${what} failed`, error);
  }
}
