import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { decodePart } from './decode-part.js';
import type { Route } from './route.js';

const ROUTES = new URL('./routes/', import.meta.url);

/** A route with its address. */
export interface PlacedRoute {
  /** Its place under `routes/`, for example `channels/[channelId]/messages`. */
  readonly address: string;
  readonly method: string;
  readonly route: Route;
  /** What its rate limit is counted under, as clients see it. */
  readonly bucket: string;
}

export interface RouteMatch extends PlacedRoute {
  readonly params: ReadonlyMap<string, string>;
}

/** Finds all route files: `<address>.<method>.js`. */
export async function loadRoutes(): Promise<RouteTable> {
  const files = await readdir(ROUTES, { recursive: true });
  const names = files.filter((file) => file.endsWith('.js')).map((file) => file.replaceAll('\\', '/'));
  return new RouteTable(await Promise.all(names.map(loadRoute)));
}

async function loadRoute(file: string): Promise<PlacedRoute> {
  const { address, method } =
    /^(?<address>.+)\.(?<method>get|post|put|patch|delete)\.js$/.exec(file)?.groups ?? {};
  if (!address || !method) throw new Error(`${file} is no route: name it <address>.<method>.ts`);
  const { default: route } = await import(new URL(encodeURI(file), ROUTES).href);
  if (typeof route?.handle !== 'function') throw new Error(`${file} does not export a route as its default`);
  const bucket = createHash('md5').update(file).digest('hex');
  return { address, method: method.toUpperCase(), route, bucket };
}

interface Node {
  readonly fixed: Map<string, Node>;
  /** The child whose name stands in brackets. Files may name it differently, by method. */
  open?: Node;
  readonly routes: Map<string, PlacedRoute>;
}

/** Finds the route of a path. A fixed part such as `@me` wins over one in brackets. */
export class RouteTable {
  readonly #root: Node = newNode();

  constructor(routes: readonly PlacedRoute[]) {
    for (const route of routes) this.#add(route);
  }

  match(method: string, path: string): RouteMatch | undefined {
    const parts = path.split('/').filter(Boolean).map(decodePart);
    const placed = findRoute(this.#root, parts, method);
    return placed && { ...placed, params: readParams(placed.address, parts) };
  }

  #add(placed: PlacedRoute): void {
    let node = this.#root;
    for (const part of placed.address.split('/'))
      node = isOpen(part) ? openChild(node) : fixedChild(node, part);
    node.routes.set(placed.method, placed);
  }
}

function findRoute(node: Node, parts: readonly string[], method: string): PlacedRoute | undefined {
  const [part, ...rest] = parts;
  if (part === undefined) return node.routes.get(method);
  const fixed = node.fixed.get(part);
  return (fixed && findRoute(fixed, rest, method)) ?? (node.open && findRoute(node.open, rest, method));
}

function readParams(address: string, parts: readonly string[]): ReadonlyMap<string, string> {
  const names = address.split('/');
  return new Map(
    names.flatMap((name, index) => (isOpen(name) ? [[name.slice(1, -1), parts[index] ?? '']] : [])),
  );
}

function isOpen(part: string): boolean {
  return part.startsWith('[');
}

function openChild(node: Node): Node {
  node.open ??= newNode();
  return node.open;
}

function fixedChild(node: Node, part: string): Node {
  const child = node.fixed.get(part) ?? newNode();
  node.fixed.set(part, child);
  return child;
}

function newNode(): Node {
  return { fixed: new Map(), routes: new Map() };
}
