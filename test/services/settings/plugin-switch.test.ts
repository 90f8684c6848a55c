import { expect } from 'chai';
import { z } from 'zod';
import { ManualClock } from '../../../src/sandbox/manual-clock.js';
import { allSettings } from '../../../src/services/settings/all-settings.js';
import { SettingsCatalogue } from '../../../src/services/settings/catalogue.js';
import { booleanSetting, textSetting } from '../../../src/services/settings/kinds.js';
import { PluginSwitch } from '../../../src/services/settings/plugin-switch.js';
import type { SettingsService } from '../../../src/services/settings/settings.service.js';
import { RecordingLogger } from '../../support/recording-logger.js';

const words = { label: 'Label', description: 'What it does.' };

describe('the switch of a plugin', () => {
  it('is on for a plugin that says nothing of it', () => {
    const catalogue = new SettingsCatalogue(allSettings({ tea: z.object({}) }));
    expect(catalogue.defaults('tea')).to.deep.equal({ enabled: true });
  });

  it('is what the plugin says, if it says something', () => {
    const tea = z.object({ enabled: booleanSetting({ ...words, default: false }) });
    expect(new SettingsCatalogue(allSettings({ tea })).defaults('tea')).to.deep.equal({ enabled: false });
  });

  it('must be one', () => {
    const tea = z.object({ enabled: textSetting({ ...words, default: 'yes', maxLength: 3 }) });
    expect(() => allSettings({ tea })).to.throw(/tea\.enabled/);
  });

  it('is not there for the bot itself', () => {
    expect(new SettingsCatalogue(allSettings({})).defaults('core')).not.to.have.property('enabled');
  });

  it('counts as off while nobody can say', async () => {
    const logger = new RecordingLogger();
    const away: Pick<SettingsService, 'catalogue' | 'peek' | 'enabled'> = {
      catalogue: new SettingsCatalogue(allSettings({ tea: z.object({}) })),
      peek: () => undefined,
      enabled: () => Promise.reject(new Error('the database is away')),
    };
    const gate = new PluginSwitch(away, new ManualClock('2026-11-25T12:00:00Z'), logger);
    const refusal = await gate.require('1', 'tea').catch((error: unknown) => error);
    expect(refusal).to.have.property('identifier', 'core.switchedOff.unknown');
    await gate.require('1', 'core');
    expect(await gate.isOn('1', 'tea')).to.equal(false);
    expect(logger.lines).to.have.length(1);
  });
});
