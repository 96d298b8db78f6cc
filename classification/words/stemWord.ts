import { stemmer } from 'stemmer';

/**
 * Words that the rule of endings would join though they are different goods (a coat is not coated), or leave apart
 * though they are one.
 */
const EXCEPTIONS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    coated: 'coated',
    coating: 'coating',
    organic: 'organic',
    leaded: 'leaded',
    sanded: 'sanded',
    glasses: 'glasses',
    spectacles: 'glasses',
    clothes: 'clothes',
    clothing: 'clothes',
    clothings: 'clothes',
    cloth: 'cloth',
    cloths: 'cloth',
    washer: 'washer',
    washers: 'washer',
    washing: 'washing',
    marker: 'marker',
    markers: 'marker',
    planer: 'planer',
    planers: 'planer',
    planters: 'planter',
    toner: 'toner',
    toners: 'toner',
    bearing: 'bearing',
    bearings: 'bearing',
    blinds: 'blinds',
    news: 'news',
    lens: 'lens',
    lense: 'lens',
    lenses: 'lens',
    gas: 'gas',
    leaves: 'leaf',
    knives: 'knife',
    scarves: 'scarf',
    shelves: 'shelf',
    loaves: 'loaf',
    teeth: 'tooth',
    geese: 'goose',
    mice: 'mouse',
    feet: 'foot',
    men: 'mens',
    man: 'mens',
    mens: 'mens',
    male: 'mens',
    gents: 'mens',
    women: 'womens',
    woman: 'womens',
    womens: 'womens',
    ladies: 'womens',
    lady: 'womens',
    ladys: 'womens',
    ladie: 'womens',
    female: 'womens',
    tshirts: 'tshirt',
    tee: 'tshirt',
    tees: 'tshirt',
    teeshirt: 'tshirt',
    jewelery: 'jewelri',
    jewellery: 'jewelri',
    jewelry: 'jewelri',
    jewellry: 'jewelri',
    tyre: 'tire',
    tyres: 'tire',
    aluminum: 'aluminium',
    gray: 'grey',
    pajama: 'pyjama',
    pajamas: 'pyjama',
    pyjamas: 'pyjama',
    pjs: 'pyjama',
    yogurt: 'yoghurt',
    yogurts: 'yoghurt',
    chilli: 'chili',
    chillies: 'chili',
    chilies: 'chili',
    chiles: 'chili',
    chillis: 'chili',
    donut: 'doughnut',
    donuts: 'doughnut',
    mold: 'mould',
    molds: 'mould',
    plow: 'plough',
    sulfur: 'sulphur',
    license: 'licence',
    catalog: 'catalogue',
    fiberglass: 'fibreglass',
    cheque: 'cheque',
    eyeglasses: 'glasses',
    trainers: 'trainers',
    pants: 'trouser',
    pant: 'trouser',
    slacks: 'trouser',
    bluejeans: 'jean',
    diapers: 'nappi',
    diaper: 'nappi',
    accessory: 'accessori',
    nutritional: 'nutrit',
    usb: 'usb',
    christmas: 'christma',
    xmas: 'christma',
  }),
);

/** British endings as American ones, after which both stem alike: colour, moisturise, fibre, travelled. */
const toAmerican = (word: string): string =>
  word
    .replace(/([a-z]{2,})our(s|ed|ing|ful)?$/, '$1or$2')
    .replace(/is(e|ed|er|ers|ing|ation)$/, 'iz$1')
    .replace(/^(fib|lit|met|cent|theat)re(s?)$/, '$1er$2')
    .replace(/ll(ed|ing|er|ers)$/, 'l$1');

const KEPT_OUR = /^(hour|four|tour|flour|pour|sour|your|our)(s|ed|ing)?$/;
const KEPT_ISE = /^(rais|pris|bruis|wis|otherwis|nois|precis|promis|exercis|polis|surpris|ris|prais)/;

const cache = new Map<string, string>();
const CACHE_LIMIT = 50_000;

/**
 * The stem of one folded word: plural and singular, British and American spelling are one. Words that are not of Latin
 * letters, and words with digits, are left alone. Porter's rules (package `stemmer`) with a list of exceptions.
 */
export function stemWord(word: string): string {
  const known = EXCEPTIONS.get(word);
  if (known !== undefined) return known;
  if (!/^[a-z]{3,}$/.test(word)) return word;
  const cached = cache.get(word);
  if (cached !== undefined) return cached;
  if (cache.size > CACHE_LIMIT) cache.clear();
  const kept = KEPT_OUR.test(word) || KEPT_ISE.test(word);
  const stem = stemmer(kept ? word : toAmerican(word));
  cache.set(word, stem);
  return stem;
}
