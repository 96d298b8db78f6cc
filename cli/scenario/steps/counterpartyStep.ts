import type { Payment } from '../../../api/contract/payment.js';
import type { z } from 'zod';
import { fillIn } from '../fillIn.js';
import { control, readNotices } from '../control.js';
import { readAll } from '../readAll.js';
import { ScenarioFailure, type ScenarioRun } from '../scenarioRun.js';
import type { CounterpartyStep } from '../schema.js';
import { mockUrlOf } from '../target.js';
import { keep } from './actStep.js';

/** Carries out a control call at a mock, narrowed to this scenario's parcel by its invoice number. */
export async function doCounterpartyStep(run: ScenarioRun, step: CounterpartyStep): Promise<void> {
  const url = mockUrlOf(run.target, step.counterparty);
  const match = { invoice_number: run.invoiceNumber };
  switch (step.control) {
    case 'script':
      await control(url, '/scripts', {
        match,
        behaviours: step.behaviours ?? [],
        ...(step.operation === undefined ? {} : { operation: step.operation }),
        ...(step.times === undefined ? {} : { times: step.times }),
      });
      return;
    case 'down':
      await control(url, '/down', {
        match,
        ...(step.for_requests === undefined ? {} : { for_requests: step.for_requests }),
      });
      return;
    case 'release_notices':
      await control(url, '/notices/release', { match });
      return;
    case 'phone':
      keep(run, step.save ?? {}, (await readNotices(url, run.invoiceNumber)).at(-1));
      return;
    case 'event':
      await control(url, '/events', {
        reference: await referenceAt(run, step),
        event: step.event ?? '',
        ...(step.data === undefined ? {} : { data: step.data }),
      });
      return;
    case 'feed':
      await control(url, '/feeds', {
        invoice_number: run.invoiceNumber,
        data: fillIn(step.data ?? {}, run.known),
        ...(step.speaks_as === undefined ? {} : { as: step.speaks_as }),
      });
      return;
    case 'pay':
      await pay(run, step);
      return;
  }
}

/** By what the counterparty knows the parcel: customs by LRN, the carrier by S10. */
async function referenceAt(run: ScenarioRun, { counterparty }: CounterpartyStep): Promise<string> {
  const { lrn, s10 } = await run.readDeclaration();
  const reference = counterparty === 'carrier' ? s10 : lrn;
  if (reference === null) throw new ScenarioFailure(`${counterparty} does not know the parcel yet`);
  return reference;
}

/** Pays at the provider's own page, as the payer would. */
async function pay(run: ScenarioRun, { purpose = 'destination' }: CounterpartyStep): Promise<void> {
  const payments = await readAll<z.infer<typeof Payment>>(run.people.get(run.scenario.exporter), 'listPayments', {
    query: { declaration_id: run.declarationId },
  });
  const payment = payments.find((candidate) => candidate.purpose === purpose && candidate.status === 'requested');
  const payUrl = payment?.pay_url ?? null;
  if (payUrl === null) {
    throw new ScenarioFailure(
      `no ${purpose} payment can be paid; there are ${payments.map(({ status }) => status).join(', ') || 'none'}`,
    );
  }
  const response = await fetch(payUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  if (!response.ok)
    throw new ScenarioFailure(`paying at ${payUrl} was answered ${response.status}: ${await response.text()}`);
}
