import { defineEntity, p } from '@mikro-orm/core';
import { expect } from 'chai';
import { arrangePlugins } from '../../../src/core/plugins/arrange-plugins.js';
import type { FoundPlugin } from '../../../src/core/plugins/found-plugin.js';
import type { PluginManifest } from '../../../src/core/plugins/plugin.js';
import { LeftOutList } from '../../../src/core/plugins/plugin-fault.js';

type Wish = Partial<PluginManifest> & { readonly builtIn?: boolean };

function plugin(name: string, { builtIn = false, ...manifest }: Wish = {}): FoundPlugin {
  return {
    manifest: { name, version: '1.0.0', host: '^1.2.0', ...manifest },
    root: `/plugins/${name}`,
    builtIn,
  };
}

function arrange(...plugins: readonly FoundPlugin[]) {
  const leftOut = new LeftOutList();
  const arranged = arrangePlugins(plugins, '1.4.2', leftOut);
  const reasons = Object.fromEntries(leftOut.entries.map(({ name, reason }) => [name, reason]));
  return { names: arranged.map(({ manifest }) => manifest.name), reasons };
}

const table = (name: string, tableName?: string) =>
  defineEntity({ name, ...(tableName && { tableName }), properties: { id: p.bigint('string').primary() } });

describe('the arrangement of plugins', () => {
  it('puts every plugin after those it depends on', () => {
    const { names } = arrange(
      plugin('a', { dependencies: ['c', 'b'] }),
      plugin('b', { dependencies: ['d'] }),
      plugin('c', { dependencies: ['d'] }),
      plugin('d'),
    );
    expect(names).to.deep.equal(['d', 'c', 'b', 'a']);
  });

  it('puts a plugin after those it would use, does without those that are not there, and breaks no order for them', () => {
    const { names, reasons } = arrange(
      plugin('a', { optionalDependencies: ['b', 'nowhere'] }),
      plugin('b', { optionalDependencies: ['c'] }),
      plugin('c', { dependencies: ['b'] }),
    );
    expect(names).to.deep.equal(['b', 'a', 'c']);
    expect(reasons).to.deep.equal({});
  });

  it('leaves out a plugin for another version of the bot', () => {
    const { names, reasons } = arrange(plugin('old', { host: '^0.9.0' }), plugin('new'));
    expect(names).to.deep.equal(['new']);
    expect(reasons['old']).to.equal('it was written for alphapy ^0.9.0, this is 1.4.2');
  });

  it('leaves out the second of two plugins with one name', () => {
    const { names, reasons } = arrange(plugin('cake'), { ...plugin('cake'), root: '/elsewhere' });
    expect(names).to.deep.equal(['cake']);
    expect(reasons['cake']).to.include('found first, in /plugins/cake');
  });

  it('leaves out a plugin that lacks a dependency, and those that depend on it', () => {
    const { names, reasons } = arrange(
      plugin('a', { dependencies: ['b'] }),
      plugin('b', { dependencies: ['nowhere'] }),
      plugin('c'),
    );
    expect(names).to.deep.equal(['c']);
    expect(reasons['b']).to.equal('needs plugin "nowhere", which is not there');
    expect(reasons['a']).to.equal('needs plugin "b", which needs plugin "nowhere", which is not there');
  });

  it('leaves out plugins that depend on each other in a circle, and nobody else', () => {
    const { names, reasons } = arrange(
      plugin('a', { dependencies: ['b'] }),
      plugin('b', { dependencies: ['c'] }),
      plugin('c', { dependencies: ['b'] }),
      plugin('d'),
    );
    expect(names).to.deep.equal(['d']);
    expect(Object.keys(reasons)).to.have.members(['a', 'b', 'c']);
    expect(reasons['b']).to.include('a circle (b → c → b)');
  });

  it('leaves out a plugin whose table does not begin with its name', () => {
    const { reasons } = arrange(plugin('my-cakes', { entities: [table('Cake', 'cakes')] }));
    expect(reasons['my-cakes']).to.equal('its table "cakes" must begin with "my_cakes_"');
  });

  it('leaves out a plugin whose entity names no table', () => {
    const { reasons } = arrange(plugin('cake', { entities: [table('Cake')] }));
    expect(reasons['cake']).to.include('must begin with "cake_"');
  });

  it("leaves out a plugin that takes another's table", () => {
    const { names, reasons } = arrange(
      plugin('cake', { entities: [table('Shop', 'cake_shop_orders')] }),
      plugin('cake-shop', { entities: [table('Order', 'cake_shop_orders')] }),
    );
    expect(names).to.deep.equal(['cake']);
    expect(reasons['cake-shop']).to.equal('its table "cake_shop_orders" belongs to plugin "cake"');
  });

  it('stops the start when a built-in plugin does not fit', () => {
    const broken = plugin('cake', { builtIn: true, dependencies: ['nowhere'] });
    expect(() => arrange(broken)).to.throw('Plugin "cake": needs plugin "nowhere", which is not there');
  });
});
