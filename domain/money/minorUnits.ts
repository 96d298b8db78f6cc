/**
 * Decimals of a currency's minor unit, by ISO 4217.
 *
 * Current currencies: list one of ISO 4217 as of 12 September 2024, in github.com/moneyphp/iso-currencies; XAD, XCG and
 * ZWG, which are younger, by localedb.org (15 February 2026). Currencies that ended: as ISO 4217 had them while they
 * lasted, in the table of java.util.Currency for amendment 140 (2008). Older ones, for which no list in reach gives the
 * decimals, are left out, and so are metals, funds without a unit and test codes, which have none.
 */
const BY_DECIMALS = {
  0: `BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF
    ADP BEF BYB BYR ESP GRD ITL LUF MGF PTE TPE TRL`,
  2: `AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW
    CNY COP COU CRC CUC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR
    ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR
    MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN
    SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG ZWL
    AFA ATS AYM AZM BGL CSD CYP DEM EEK FIM FRF GHC GWP HRK IEP LTL LVL MRO MTL MZM NLG ROL RUR SDD SIT SKK SLL SRG STD
    TMM USS VEB VEF YUM ZMK ZWD ZWN`,
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
} as const;

const MINOR_UNITS: ReadonlyMap<string, number> = new Map(
  Object.entries(BY_DECIMALS).flatMap(([decimals, codes]) =>
    codes.split(/\s+/).map((code): [string, number] => [code, Number(decimals)]),
  ),
);

/** Every currency whose minor unit is known, in the order of the alphabet. */
export const CURRENCIES: readonly string[] = [...MINOR_UNITS.keys()].sort();

/** Decimals of a currency's minor unit (JPY 0, USD 2, KWD 3); undefined for a code that the list does not know. */
export const findMinorUnit = (currency: string): number | undefined => MINOR_UNITS.get(currency);

/** Decimals with which amounts of a currency are shown: its minor unit, or two where that is not known. */
export const shownDecimals = (currency: string): number => findMinorUnit(currency) ?? 2;
