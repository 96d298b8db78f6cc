import { isDeadlineName } from '../../domain/clearance/deadlines.js';
import { assessLines } from '../decisions/assessment/assessLines.js';
import { regimeInCurrency } from '../decisions/assessment/regimeInCurrency.js';
import { findRegime } from '../decisions/assessment/assessSide.js';
import { computeDeadline } from '../decisions/deadline/computeDeadline.js';
import { findNeeds } from '../decisions/permits/findNeeds.js';
import type { Pack } from '../loader/pack.js';
import { createPackRegistry, type PackRegistry } from '../loader/packRegistry.js';
import { differs } from './differs.js';
import { runAssessmentExample } from './runAssessmentExample.js';
import { Decimal, sum } from '../money/decimal.js';
import { createRateBook } from '../money/rateBook.js';
import type { Example, ExampleOf } from '../schemas/examples.js';
import { runGuidanceExample } from './runGuidanceExample.js';

/**
 * Computes a worked example of a pack and says what comes out otherwise; nothing if it agrees.
 *
 * @param registry packs that stand beside it, for what rests on several
 */
export function runExample(pack: Pack, example: Example, registry: PackRegistry): string[] {
  switch (example.kind) {
    case 'tax':
      return runTaxExample(pack, example);
    case 'assessment':
      return runAssessmentExample(pack, example);
    case 'deadline':
      return runDeadlineExample(pack, example);
    case 'permits':
      return runPermitExample(pack, example);
    case 'guidance':
      return runGuidanceExample(pack, example, registry);
  }
}

function runTaxExample(pack: Pack, example: ExampleOf<'tax'>): string[] {
  const { date, hsCode, customsValue, preference, expect } = example;
  const regime = findRegime(pack, 'import', example.regime, date);
  if (regime === undefined) return [`the pack has no regime ${example.regime} on ${date}`];
  const item = {
    line: 1,
    description: example.title,
    hs_code: hsCode,
    origin: example.partner,
    net_weight_grams: example.netWeightGrams,
    quantity: example.quantity,
    unit: example.unit,
    value: customsValue,
    ...(preference === undefined
      ? {}
      : {
          preference: {
            scheme: preference.scheme,
            certificate_number: preference.certificateNumber,
            issued_on: preference.issuedOn,
          },
        }),
  };
  const value = new Decimal(customsValue.amount);
  const rates = createRateBook({ pack, regime, date });
  const place = {
    pack,
    regime: regimeInCurrency(regime, customsValue.currency),
    partner: example.partner,
    date,
    rates,
    sellerNumbers: example.sellerNumber ?? {},
  };
  const [line] = assessLines(place, [item], [{ customs: value, goods: value }], customsValue.currency);
  const { charges, cannotSay } = line ?? { charges: [], cannotSay: [] };
  const taxes = [...new Set([...Object.keys(expect), ...charges.map((charge) => charge.tax)])];
  const differences = taxes.flatMap((tax) => {
    const charge = charges.find((candidate) => candidate.tax === tax);
    const wanted = expect[tax];
    return [
      ...differs(`${tax}`, wanted?.amount, charge?.amount.amount),
      ...(wanted?.unrounded === undefined ? [] : differs(`${tax} unrounded`, wanted.unrounded, charge?.unrounded)),
    ];
  });
  const combined = sum(charges.map((charge) => new Decimal(charge.unrounded)))
    .div(value)
    .toString();
  return [
    ...differences,
    ...(example.combinedRate === undefined ? [] : differs('combined rate', example.combinedRate, combined)),
    ...cannotSay.map(({ what, why }) => `cannot say ${what}: ${why}`),
  ];
}

function runDeadlineExample(pack: Pack, example: ExampleOf<'deadline'>): string[] {
  if (!isDeadlineName(example.name)) return [`${example.name} is no deadline`];
  const registry = createPackRegistry([pack]);
  const { country } = pack.manifest;
  const { value } = computeDeadline(registry, {
    name: example.name,
    country,
    from: example.fromInstant,
    date: registry.dayIn(country, example.fromInstant),
  });
  return differs('due at', new Date(example.expectDueAt).toISOString(), value.dueAt);
}

function runPermitExample(pack: Pack, example: ExampleOf<'permits'>): string[] {
  const item = { hs_code: example.hsCode, requested_certificates: example.requested ?? [] };
  const needs = findNeeds(pack, [item], example.destination, example.date);
  return differs(
    'permits',
    [...example.expect].sort().join(),
    needs
      .map((need) => need.row.permitType)
      .sort()
      .join(),
  );
}
