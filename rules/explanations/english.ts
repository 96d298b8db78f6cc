import { GUIDANCE_ENGLISH } from './guidanceEnglish.js';

/**
 * The sentences that explain decisions, in English, by code. `{name}` stands for a parameter of that name.
 * Another language is another table with the same codes.
 */
export const ENGLISH = {
  'assessment.value': 'The customs value is {value} ({basis}), on {lines} line(s).',
  'assessment.value_taken': 'Of the value as declared the law takes {taken}.',
  'assessment.value_not_converted': 'The customs value could not be expressed in {currency}; {value} as invoiced.',
  'assessment.rate_used': 'One {base} counts as {rate} {quote} ({kind} rate, published {publishedOn}).',
  'assessment.rate_inverse':
    'One {quote} counts as {rate} {base} ({kind} rate, published {publishedOn}): amounts in {base} are divided by it.',
  'assessment.rate_crossed': 'One {base} counts as {rate} {quote} ({kind} rate), crossed from {first} and {second}.',
  'assessment.rate_instead': 'No rate was published for {legalDay}; the law then takes {which}, of {publishedOn}.',
  'assessment.rate_event': 'The law takes the exchange rate of the day of {event}, {date}.',
  'assessment.estimate': 'Destination charges are an estimate: the buyer pays them there.',
  'assessment.due_at_origin':
    'The seller pays the destination charges, so they are due before the parcel is handed over.',
  'assessment.origin_total': 'Charges at origin: {total}.',
  'assessment.destination_total': 'Destination charges: {total}.',
  'assessment.preference_unproved':
    'A lower duty ({scheme}) is open to line {line} with a certificate of origin, which is not proved here.',
  'assessment.no_charges': 'none',
  'assessment.cannot_say': 'Cannot say for certain: {what}.',
  'assessment.buyer_year_unknown':
    'What the buyer has bought this year is not known here, so the yearly limit of {limit} is not checked.',
  'assessment.payment_day_unknown':
    'The law of the day of payment holds, which is not known yet: the charges are by the law of {date}.',
  'cannot_say.no_rate': 'There is no exchange rate from {base} to {quote} for {date}.',
  'cannot_say.no_exportation_date':
    'The law takes the exchange rate from {base} to {quote} of the day of exportation, which is not known: declare it (exportation_date).',
  'cannot_say.exportation_day': 'the day of exportation, which is not known',
  'cannot_say.rate_too_old':
    'The last rate from {base} to {quote} in the table “{table}” was published on {publishedOn}; it is more than {days} days from the legal day or may not stand in, so it does not count.',
  'cannot_say.rate_publication':
    'The law takes the rate published on {day} (tables: {tables}): import that table, or enter the rate with its validity.',
  'cannot_say.rate_validity':
    'The law takes the rate in force on {day} (tables: {tables}): import that table, or enter the rate with its validity.',
  'cannot_say.no_regime': 'The pack of {country} does not know the regime "{regime}" on {date}.',
  'cannot_say.no_measure': 'No row of {country} with a source says what {tax} is on HS {hsCode} on {date}.',
  'cannot_say.base_unknown': 'It is computed on {tax}, which is not known.',
  'cannot_say.over_limit': 'The {kind} of {value} is above the limit of {limit} for {what}. {gap}',
  'cannot_say.no_rate_for_measure':
    'The measure is stated in {base}, and there is no exchange rate to {quote} for {date}.',
  'cannot_say.no_quantity_in': 'The measure goes by the {unit}, in which the goods are not declared.',
  'cannot_say.no_quota_balance': 'What is left of quota {quota} is not known.',
  'cannot_say.no_consignment_value': 'The value of the whole consignment is not known.',
  'cannot_say.beyond_bands': 'What is due on a consignment of {value} is not in the pack.',
  'cannot_say.digits_missing':
    'The tariff of {country} has several rates of {tax} below HS {hsCode} on {date}: declare the longer code ({codes}).',
  'cannot_say.no_threshold_value': 'It depends on the {of}, which is not known in the currency of its limit.',
  'cannot_say.subdivision_missing':
    '{tax} goes by the province or state of the consignee in {country} ({subdivisions}): declare it.',
  'cannot_say.regime_closed': 'The regime {regime} is open to {open}. {others}',
  'cannot_say.goods_excluded': 'Goods of HS {hsCodes} may not be declared under the regime {regime}.',
  'cannot_say.other_regimes': 'On this day these are open instead: {regimes}.',
  'cannot_say.beyond': 'There the regime {regime} holds ("{code}"): declare under it.',
  'cannot_say.not_known': '{why}',
  'cannot_say.no_quantity': 'The quantity does not allow to compute the value of one unit.',
  'charge.ad_valorem': '{tax}: {rate} of {base} = {unrounded}, rounded to {amount}.',
  'charge.share': '{tax}: {rate} of {base}, of which {share} is collected = {unrounded}, rounded to {amount}.',
  'charge.regime_rate': '{tax}: {rate} by the regime {regime} = {amount}.',
  'charge.specific': '{tax}: {unitAmount} on {quantity} = {unrounded}, rounded to {amount}.',
  'charge.compound': '{tax}: {rule}, of {base}; here {held} = {unrounded}, rounded to {amount}.',
  'charge.top_up':
    '{tax}: {total} of {base} in all, of which {with} comes to {already} already; the rest = {unrounded}, rounded to {amount}.',
  'charge.quota':
    '{tax}: {within} on {covered} that quota {quota} still covers, {beyond} on {left} beyond it = {unrounded}, rounded to {amount}.',
  'charge.bound_on_declaration': 'On the whole declaration it would be {sum}; the law has it at {amount}.',
  'charge.rounded_over_declaration':
    '{tax} is rounded on the whole declaration, {sum} to {amount}; the lines share it.',
  'charge.rounded_with': '{tax} and {other} are rounded as one, to {amount} together.',
  'charge.below_together': '{tax}: together with {others} less than {minimum}, which is not collected.',
  'charge.up_to_minimum': '{tax}: no more than {minimum} on the whole declaration, which is not collected.',
  'charge.flat': '{tax}: {amount} for the declaration.',
  'charge.flat_per_line': '{tax}: {amount} for the line.',
  'charge.preference':
    '{tax}: {rate} of {base} under {name}, by certificate of origin {number} of {issuedOn} = {amount}.',
  'charge.preference_rule': '{tax}: {rate} under {name}, by certificate of origin {number} of {issuedOn} = {amount}.',
  'charge.preference_available':
    'With a certificate of origin under {name} it would be {rate}, {amount}: available, not proved.',
  'charge.preference_not_in_force':
    'Certificate of origin {number} of {issuedOn} is not in force on this day; with one that is, under {name}, it would be {rate}, {amount}.',
  'charge.collected_at_sale': '{tax}: the seller collects it at the sale under {number}; nothing is charged at import.',
  'charge.no_seller_number': 'No {field} is declared, so it is charged at import.',
  'charge.below_minimum': '{tax}: less than {minimum} on the whole declaration, which is not collected.',
  'charge.up_to_value': '{tax}: the {of} is {value}, not more than {limit}, so that it is not levied.',
  'charge.below_value': '{tax}: the {of} is {value}, less than {limit}, so that it is not levied.',
  'charge.relieved': '{tax}: relieved as {name}{document}. {conditions}',
  'charge.relief_unknown': 'The relief {code} is not known in {country}.',
  'charge.relief_no_document': 'Relief as {name} asks for the number of its document, which is not declared.',
  'charge.relief_over_value': 'Relief as {name} ends at a price of {limit}, which the goods exceed.',
  'charge.above_value': '{tax}: the {of} is {value}, more than {limit}, so that it is not levied.',
  'charge.from_value': '{tax}: the {of} is {value}, not less than {limit}, so that it is not levied.',
  'charge.not_levied': 'These goods do not bear {tax}.',
  'charge.below_threshold': 'One unit is worth {unitValue}, below the threshold of {threshold}: no {tax}.',
  'permit.needed': '{name} of {agency}: needed for HS {hsCodes} to {destination}, {grams} g on line(s) {lines}.',
  'permit.none': 'No permit is needed for these goods to {destination}.',
  'permit.on_file': 'Permit {number} of {agency} covers it.',
  'permit.to_apply': 'No permit on file covers it, so it has to be applied for.',
  'permit.cannot_say': 'Cannot say which permits HS {hsCode} (line {line}) needs. {says}',
  ...GUIDANCE_ENGLISH,
  'lane.decided': '{reason}',
  'lane.random': '{reason} (draw {draw}, share {share})',
  'matching.all_agree': 'Order, payment and waybill are there and agree with the declaration.',
  'matching.agrees': '{subject}: the same on {leftSource} and {rightSource}.',
  'matching.differs': '{subject}: {left} on the {leftSource}, {right} on the {rightSource}.',
  'matching.differs_person': '{subject}: not the same on {leftSource} and {rightSource}.',
  'matching.not_yet': '{subject}: the {feed} has not come.',
  'matching.missing': 'The {feed} has not come from its owner, the {owner}.',
  'deadline.hours': '{name}: {length} hours from {from}.',
  'deadline.days': '{name}: {length} days from {from}, at the same clock time in {timeZone}.',
  'deadline.working_days':
    '{name}: {length} working days after {localDate}, when the office closes at {closesAt} in {timeZone}.',
  'deadline.policy': '{name}: shortened to {seconds} seconds by the deadline policy recorded with the declaration.',
  'deadline.holidays_unknown': 'Holidays after {knownUntil} are not in the pack; only weekends are left out there.',
  'retry.pack': 'Calls to {counterparty}: up to {attempts} attempts, {initial} to {maximum} ms apart.',
  'retry.policy': 'Shortened by the policy recorded with the declaration.',
  'authority.modes': 'Decided in Portolan: {here}. Decided by customs: {authority}.',
  'authority.none': 'nothing',
  'changed.ruleId': 'The row is {after} instead of {before}.',
  'changed.base': 'The base is {after} instead of {before}.',
  'changed.rate': 'The rate is {after} instead of {before}.',
  'changed.nothing': 'By the law of {date} every charge is the same.',
  'changed.charge': '{tax} on line {line}: {before} becomes {after} {currency} ({difference}). {because}',
  'quote.offer': 'Under {regime} the goods come to {landed}, of which at the destination {destination}.',
  'quote.no_offer': 'No regime of {country} that is known here takes these goods, sent so, on {date}.',
  'quote.closed_country': 'No pack serves {country} as {side} on {date}.',
  'quote.only_for': '{regime} is open only to {what}; ask for it by its name ({code}) if the goods are such.',
  'quote.closed_mode': '{origin} sends no parcels by {mode}; served: {modes}.',
  'quote.split':
    'Each of the {parcels} parcels is taken as a consignment of its own. Customs may add together what the same sender sends to the same buyer at the same time.',
  'quote.exportation_day_assumed':
    'The exchange rate is that of the day of exportation, which is not known yet: {date}, the day of the quote, stands for it. A declaration has to name it (exportation_date).',
  'quote.until': 'The quote holds up to and including {until}. {why}',
  'quote.row_ends': 'The row {rule} ends on {until}.',
  'quote.pack_replaced': '{next} replaces {pack}.',
  'quote.as_quoted': 'As quoted in {quote}.',
  'quote.input_changed': 'Not as quoted: {input} was {quoted}, declared is {declared}; because of it: {differences}.',
  'quote.no_difference': 'no charge differs',
  'quote.own_term': 'A quote is good for {days} days, which is a term of this product.',
  'quote.validity_unknown': 'Nothing says until when it holds: ask again before you rely on it.',
  'quote.transit_unknown': 'How long the carrier and the destination take is not in the packs.',
} as const;

export type SentenceCode = keyof typeof ENGLISH;
