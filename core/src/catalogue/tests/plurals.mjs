// Writes plurals.golden: the plural category of every whole number from 0 to 9999, as Intl.PluralRules has it.
//
//     node plurals.mjs > plurals.golden
//
// A line is `<locale> <type> <blocks>`. A block is `<times>*(<runs>)` and stands for that many hundreds of numbers alike;
// a run is a letter (z zero, o one, t two, f few, m many, x other) and how often it comes in a row.
const LOCALES = ['en-US', 'en-GB', 'es', 'es-419', 'pt-BR', 'fr', 'de', 'it', 'nl', 'pl', 'cs', 'uk', 'ru', 'tr', 'ar', 'he',
  'fa', 'hi', 'id', 'vi', 'th', 'ja', 'ko', 'zh-Hans', 'zh-Hant'];
const LETTER = { zero: 'z', one: 'o', two: 't', few: 'f', many: 'm', other: 'x' };

const runs = (items, write) => {
  const out = [];
  for (let from = 0, to = 0; from < items.length; from = to) {
    while (to < items.length && items[to] === items[from]) to++;
    out.push(write(items[from], to - from));
  }
  return out.join(' ');
};

console.log(`# node ${process.version}, ICU ${process.versions.icu}, CLDR ${process.versions.cldr}; made by plurals.mjs, which explains it`);
for (const locale of LOCALES) {
  for (const type of ['cardinal', 'ordinal']) {
    const rules = new Intl.PluralRules(locale, { type });
    const hundreds = Array.from({ length: 100 }, (_, hundred) =>
      runs(Array.from({ length: 100 }, (_, n) => LETTER[rules.select(hundred * 100 + n)]), (letter, times) => letter + times));
    console.log(`${locale} ${type} ${runs(hundreds, (hundred, times) => `${times}*(${hundred})`)}`);
  }
}
