/** Holidays that everybody keeps on the same day of the year. */
export const FIXED_HOLIDAYS: Readonly<Record<string, readonly [month: number, day: number]>> = {
  ...named([1, 1], "new year's day|new years day|nieuwjaar|nieuwjaarsdag"),
  ...named([1, 6], 'epiphany|driekoningen'),
  ...named([2, 2], 'groundhog day'),
  ...named([2, 14], "valentine's day|valentines day|valentine's|valentijnsdag|valentijn"),
  ...named([3, 14], 'pi day'),
  ...named([3, 17], "st patrick's day|st\\. patrick's day|saint patrick's day|st patricks day"),
  ...named([4, 1], "april fools' day|april fool's day|april fools|april fools day|1 april-grap"),
  ...named([4, 27], "koningsdag|king's day|kings day"),
  ...named([5, 4], 'dodenherdenking|star wars day'),
  ...named([5, 5], 'bevrijdingsdag'),
  ...named([6, 19], 'juneteenth'),
  ...named([8, 15], 'maria-hemelvaart|maria hemelvaart|assumption day'),
  ...named([10, 31], 'halloween'),
  ...named([11, 1], "all saints' day|all saints day|allerheiligen"),
  ...named([11, 5], 'bonfire night|guy fawkes night'),
  ...named([11, 11], 'armistice day|wapenstilstand|wapenstilstandsdag|sint-maarten|sint maarten'),
  ...named([12, 5], 'pakjesavond|sinterklaasavond'),
  ...named([12, 24], 'christmas eve|kerstavond|xmas eve'),
  ...named(
    [12, 25],
    'christmas|christmas day|xmas|xmas day|eerste kerstdag|1e kerstdag|1ste kerstdag|kerstdag|kerst|kerstmis',
  ),
  ...named([12, 26], 'boxing day|tweede kerstdag|2e kerstdag|2de kerstdag'),
  ...named(
    [12, 31],
    "new year's eve|new years eve|nye|oudejaarsavond|oudjaarsavond|oudjaar|oud en nieuw|oudejaarsdag|oudjaarsdag",
  ),
};

/** Holidays whose day is another one every year, or in another country. */
export const MOVING_HOLIDAYS: Readonly<Record<string, MovingHoliday>> = {
  ...named('ash-wednesday', 'ash wednesday|aswoensdag'),
  ...named('shrove-tuesday', 'shrove tuesday|pancake day|pancake tuesday|mardi gras|vastenavond'),
  ...named('palm-sunday', 'palm sunday|palmzondag'),
  ...named('maundy-thursday', 'maundy thursday|witte donderdag'),
  ...named('good-friday', 'good friday|goede vrijdag'),
  ...named('easter', 'easter|easter sunday|easter day|pasen|paaszondag|eerste paasdag|1e paasdag'),
  ...named('easter-monday', 'easter monday|paasmaandag|tweede paasdag|2e paasdag|2de paasdag'),
  ...named(
    'ascension',
    'ascension|ascension day|hemelvaart|hemelvaartsdag|hemelvaartdag|o\\.l\\.h\\. hemelvaart',
  ),
  ...named(
    'whitsun',
    'pentecost|whit sunday|whitsun|pinksteren|pinksterzondag|eerste pinksterdag|1e pinksterdag',
  ),
  ...named(
    'whit-monday',
    'whit monday|pentecost monday|pinkstermaandag|tweede pinksterdag|2e pinksterdag|2de pinksterdag',
  ),
  ...named('martin-luther-king', 'mlk day|martin luther king day|martin luther king jr\\. day'),
  ...named('presidents', "presidents' day|presidents day|president's day"),
  ...named('mothers-day', "mother's day|mothers day|mothers' day|moederdag"),
  ...named('mothering-sunday', 'mothering sunday'),
  ...named('memorial-day', 'memorial day'),
  ...named('fathers-day', "father's day|fathers day|fathers' day|vaderdag"),
  ...named('labor-day', 'labor day'),
  ...named('columbus-day', "columbus day|indigenous peoples' day|indigenous peoples day"),
  ...named('thanksgiving', 'thanksgiving|thanksgiving day'),
  ...named('black-friday', 'black friday'),
  ...named('cyber-monday', 'cyber monday'),
  ...named('saint-nicholas', 'sinterklaas|sint-nicolaas|sint nicolaas|saint nicholas day|st nicholas day'),
};

export type MovingHoliday =
  | 'ash-wednesday'
  | 'shrove-tuesday'
  | 'palm-sunday'
  | 'maundy-thursday'
  | 'good-friday'
  | 'easter'
  | 'easter-monday'
  | 'ascension'
  | 'whitsun'
  | 'whit-monday'
  | 'martin-luther-king'
  | 'presidents'
  | 'mothers-day'
  | 'mothering-sunday'
  | 'memorial-day'
  | 'fathers-day'
  | 'labor-day'
  | 'columbus-day'
  | 'thanksgiving'
  | 'black-friday'
  | 'cyber-monday'
  | 'saint-nicholas';

function named<Value>(value: Value, names: string): Record<string, Value> {
  return Object.fromEntries(names.split('|').map((name) => [name.replaceAll('\\.', '.'), value]));
}
