import { correct, defineErrors } from './errorDefinition.js';

/** References of the field that do not have their form. */
export const IDENTIFIER_ERRORS = defineErrors('IDENTIFIER', {
  S10_MALFORMED: correct(422, 'An S10 item number is two letters, nine digits and a country of two letters.'),
  S10_CHECK_DIGIT: correct(422, 'The check digit of the S10 item number does not fit its serial number.'),
  S10_SERIAL_MALFORMED: correct(422, 'The serial number of an S10 item has at most eight digits.'),
  MRN_MALFORMED: correct(422, 'An MRN is two digits of year, two letters of country and 14 letters or digits.'),
  MRN_CHECK_CHARACTER: correct(null, 'The last character of the MRN does not fit the first 17; only a warning.'),
  DUCR_MALFORMED: correct(422, 'A DUCR is year digit, country, trader number, hyphen and reference.'),
  DUCR_TOO_LONG: correct(422, 'A DUCR has at most 35 characters, and its reference those the profile allows.'),
  LRN_MALFORMED: correct(422, 'A local reference has 1 to 22 letters and digits.'),
  TIN_MALFORMED: correct(422, 'A Rwandan TIN has nine digits.'),
  MALAYSIAN_TIN_MALFORMED: correct(422, 'A Malaysian TIN is a code of one or two letters and 9 to 11 digits.'),
  GTIN_MALFORMED: correct(422, 'A GTIN has 8, 12, 13 or 14 digits.'),
  GTIN_CHECK_DIGIT: correct(422, 'The last digit of the GTIN does not fit the others.'),
  GLN_MALFORMED: correct(422, 'A GLN has 13 digits.'),
  GLN_CHECK_DIGIT: correct(422, 'The last digit of the GLN does not fit the others.'),
  SSCC_MALFORMED: correct(422, 'An SSCC has 18 digits.'),
  SSCC_CHECK_DIGIT: correct(422, 'The last digit of the SSCC does not fit the others.'),
  CONTAINER_MALFORMED: correct(422, 'A container number is three letters, one of U, J, Z and R, and seven digits.'),
  CONTAINER_CHECK_DIGIT: correct(422, 'The last digit of the container number does not fit the others.'),
  USCC_MALFORMED: correct(422, 'A unified social credit code has 18 characters, none of them I, O, S, V or Z.'),
  USCC_CHECK_CHARACTER: correct(422, 'The last character of the unified social credit code does not fit the others.'),
  EORI_MALFORMED: correct(
    422,
    'An EORI is a country of two letters and up to 15 letters and digits; 12 digits in the UK.',
  ),
  IOSS_MALFORMED: correct(422, 'An IOSS number is IM and ten digits.'),
  GACC_MALFORMED: correct(422, 'The number of a food establishment is C, a country of three letters and 14 digits.'),
  UCR_MALFORMED: correct(422, 'A unique consignment reference has at most 35 capitals, digits and - / . ( ).'),
  HS_CODE_MALFORMED: correct(422, 'An HS code has six digits; a national code continues it to eight or ten.'),
  HS_CHAPTER_UNKNOWN: correct(422, 'The Harmonized System has chapters 01 to 97 without 77.'),
  UN_LOCODE_MALFORMED: correct(422, 'A UN/LOCODE is a country of two letters and a place of three characters.'),
  ID_MALFORMED: correct(422, 'The id does not have the form of its type.'),
  WORKFLOW_ID_MALFORMED: correct(null, 'The text is not the id of a workflow of this product.'),
  RECORDING_KEY_MALFORMED: correct(null, 'The text is not a recording key.'),
});

/** Amounts and currencies as text. */
export const MONEY_ERRORS = defineErrors('MONEY', {
  AMOUNT_MALFORMED: correct(422, 'An amount is decimal text such as 12.50, without sign, exponent or separators.'),
  CURRENCY_MALFORMED: correct(422, 'A currency is three capital letters (ISO 4217).'),
  CURRENCY_UNKNOWN: correct(422, 'The currency is in no list of ISO 4217 that the product knows.'),
  CURRENCIES_DIFFER: correct(422, 'Amounts of different currencies stand where one currency is needed.'),
});
