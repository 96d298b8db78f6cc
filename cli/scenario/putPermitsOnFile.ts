import type { z } from 'zod';
import type { Permit } from '../../api/contract/permit.js';
import { asText, type JsonValue } from './jsonValue.js';
import type { ScenarioRun } from './scenarioRun.js';

/** Years on either side of today for which a permit on file is valid. */
const YEARS = 1;

/** Puts the scenario's permits on file, each by an officer of its agency, and keeps their ids under their names. */
export async function putPermitsOnFile(run: ScenarioRun, organisationId: string): Promise<JsonValue[]> {
  const ids: JsonValue[] = [];
  for (const [name, { permit_type, by, quantity_grams, hs_prefixes }] of Object.entries(run.scenario.permits_on_file)) {
    const { body } = await run.people.get(by).call('registerPermit', {
      body: {
        organisation_id: organisationId,
        permit_type,
        number: `${name.toUpperCase()}-${asText(run.known.get('run'))}`,
        hs_prefixes,
        quantity_grams,
        valid_from: yearsFromToday(-YEARS),
        valid_until: yearsFromToday(YEARS),
        reason: 'Issued on paper before the firm joined the single window',
      },
    });
    const { id } = body as z.infer<typeof Permit>;
    run.known.set(name, id);
    ids.push(id);
  }
  return ids;
}

function yearsFromToday(years: number): string {
  const day = new Date();
  day.setUTCFullYear(day.getUTCFullYear() + years);
  return day.toISOString().slice(0, 10);
}
