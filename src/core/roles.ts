import type { StoreRegistryKey } from '@sapphire/pieces';

/**
 * What a process is for.
 * - `gateway`: shards, commands, listeners. Loads neither the API nor the queue.
 * - `backend`: no gateway connection; scheduled tasks, and the API where it is given an address.
 * - `solo`: everything in one client, for tests and small tools.
 */
export type Role = 'gateway' | 'backend' | 'solo';

const gatewayStores: readonly StoreRegistryKey[] = [
  'arguments',
  'commands',
  'interaction-handlers',
  'listeners',
  'preconditions',
];

/** Listeners too, since plugins tell each other of events; a listener for a gateway event never fires here. */
const backendStores: readonly StoreRegistryKey[] = ['listeners', 'middlewares', 'routes', 'scheduled-tasks'];

const stores: Readonly<Record<Role, readonly StoreRegistryKey[]>> = {
  gateway: gatewayStores,
  backend: backendStores,
  solo: [...new Set([...gatewayStores, ...backendStores])],
};

/** The store folders that a process of this role loads. Files in other folders are not even imported. */
export function storesOf(role: Role): readonly StoreRegistryKey[] {
  return stores[role];
}
