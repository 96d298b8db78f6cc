import type { VagueCause } from './assessVagueness.js';

/** What is wrong with a description, and what to write instead. */
export interface Advice {
  readonly says: string;
  readonly writeInstead: string;
  readonly examples: readonly string[];
}

const WHAT = 'Write what it is, what it is made of and what it is used for';

/**
 * Advice for each cause, in the sense of the authorities' guides (EU field 18 05; HMRC and UK Trader Support Service:
 * what it is, made of, used for; UPU CN 23 note 1; US CBP's list of acceptable descriptions).
 */
const ADVICE: Readonly<Record<VagueCause, Advice>> = {
  no_words: {
    says: 'There is no word in it.',
    writeInstead: `${WHAT}.`,
    examples: ['roasted coffee beans', "men's cotton shirts"],
  },
  no_goods: {
    says: 'It names a size, a colour, a number or the paperwork of the sale, but no goods.',
    writeInstead: `${WHAT}; size and colour may follow.`,
    examples: ["women's knitted dress of cotton, black, size M"],
  },
  listed: {
    says: 'Customs authorities refuse this text when it stands alone.',
    writeInstead: `${WHAT}: the kind of goods, not the group.`,
    examples: ['brake pads for cars (not "auto parts")', 'women\'s cotton T-shirts (not "clothing")'],
  },
  general: {
    says: 'Its words fit goods of every kind.',
    writeInstead: 'Name the thing itself, and for a part or an accessory the machine it belongs to.',
    examples: [
      'USB charging cable for telephones (not "phone accessories")',
      'wooden salad bowl (not "kitchen items")',
    ],
  },
  material_only: {
    says: 'It says what the goods are made of, not what they are.',
    writeInstead: 'Add what it is and what it is used for.',
    examples: ['cotton tea towels (not "cotton")', 'plastic food containers (not "plastic")'],
  },
  brand_only: {
    says: 'It names only who made it: a maker sells goods of many kinds.',
    writeInstead: 'Add the generic name of the goods to the brand.',
    examples: ['Bubbles Brand laundry detergent (not "Bubbles Brand")'],
  },
  unrecognised: {
    says: 'No word of it names goods that can be told from others.',
    writeInstead: `${WHAT}, in full words.`,
    examples: ['hand-woven sisal basket', 'face cream in a jar of 50 ml'],
  },
};

/** What to tell the person who wrote the description. */
export const adviceFor = (cause: VagueCause): Advice => ADVICE[cause];
