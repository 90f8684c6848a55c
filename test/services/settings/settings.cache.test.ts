import { expect } from 'chai';
import { type GuildValues, SettingsCache } from '../../../src/services/settings/settings.cache.js';

const GUILD = '1';

describe('the settings in memory', () => {
  let loads: PromiseWithResolvers<GuildValues>[];
  let isHearing: boolean;
  let cache: SettingsCache;

  beforeEach(() => {
    loads = [];
    isHearing = true;
    cache = new SettingsCache(load, () => isHearing);
  });

  const load = () => {
    const asked = Promise.withResolvers<GuildValues>();
    loads.push(asked);
    return asked.promise;
  };
  const inLanguage = (locale: string): GuildValues => ({ core: { locale } });
  const read = async (locale: string) => {
    const reading = cache.get(GUILD);
    loads.at(-1)?.resolve(inLanguage(locale));
    await reading;
  };

  it('are loaded again once somebody has changed them; what was known last still is', async () => {
    await read('nl');
    cache.forget(GUILD);
    expect(cache.peek(GUILD)).to.equal(undefined);
    expect(cache.lastKnown(GUILD)).to.deep.equal(inLanguage('nl'));
  });

  it('are known as they were read also while changes are not heard, when nothing is kept', async () => {
    isHearing = false;
    await read('nl');
    expect(cache.peek(GUILD)).to.equal(undefined);
    expect(cache.lastKnown(GUILD)).to.deep.equal(inLanguage('nl'));
  });

  it('are known as they were read also when somebody changes them meanwhile', async () => {
    await read('en');
    cache.forget(GUILD);
    const reading = cache.get(GUILD);
    cache.forget(GUILD);
    loads.at(-1)?.resolve(inLanguage('nl'));
    await reading;
    expect(cache.peek(GUILD)).to.equal(undefined);
    expect(cache.lastKnown(GUILD)).to.deep.equal(inLanguage('nl'));
  });

  it('are not known by an old answer that comes after a newer one', async () => {
    const old = cache.get(GUILD);
    cache.forget(GUILD);
    await read('nl');
    loads[0]?.resolve(inLanguage('en'));
    await old;
    expect(cache.lastKnown(GUILD)).to.deep.equal(inLanguage('nl'));
    expect(cache.peek(GUILD)).to.deep.equal(inLanguage('nl'));
  });
});
