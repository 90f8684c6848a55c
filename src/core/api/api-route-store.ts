import { type Route, RouteStore } from '@sapphire/plugin-api';
import { RouteTable } from './route-table.js';

/** Sapphire's store of routes with our table beside it. Two routes for one request are an error. */
export class ApiRouteStore extends RouteStore {
  readonly table = new RouteTable();

  override async insert(route: Route): Promise<Route> {
    if (route.methods.size === 0) {
      throw new Error(
        `${route.location.full} can never be reached: name it <address>.<method>, for example list.get`,
      );
    }
    this.table.add(route);
    try {
      return await super.insert(route);
    } catch (error) {
      this.table.remove(route);
      throw error;
    }
  }

  override async unload(name: string | Route): Promise<Route> {
    const route = await super.unload(name);
    this.table.remove(route);
    return route;
  }
}
