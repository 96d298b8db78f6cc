import { coffee, putCoffeePermitsOnFile, submitCoffee } from '../support/api/declarations.js';
import { faultsOf, get, post, send } from '../support/api/request.js';
import { startTestStack, type TestStack } from '../support/api/startTestStack.js';
import { untilState, untilTakenUp, untilTask } from '../support/api/waiting.js';

let stack: TestStack;
beforeAll(async () => {
  stack = await startTestStack();
}, 60_000);
afterAll(() => stack.close());

const policy = { random_draw: '0.9999' } as const;
/** So cheap that an officer looks at the invoice. */
const cheapCoffee = () => {
  const data = coffee({ policy });
  return { ...data, items: data.items.map((item) => ({ ...item, value: { amount: '45.00', currency: 'USD' } })) };
};

async function supply(id: string): Promise<void> {
  await untilTask(stack, id, 'exporter', 'supply_documents');
  const form = new FormData();
  form.set('kind', 'commercial_invoice');
  form.set('file', new Blob(['%PDF-1.4\n%%EOF\n']), 'invoice.pdf');
  const document = await send(stack, 'POST', '/v1/documents', { as: 'exporter', raw: form });
  const body = { document_ids: [document.body.id], note: 'The invoice' };
  const answer = await post(stack, `/v1/declarations/${id}/documents-supplied`, { as: 'exporter', body });
  expect([answer.status, answer.body.accepted]).toEqual([200, true]);
}

/** A case whose documents an officer has before them. @returns declaration and task */
async function underCheck(): Promise<{ id: string; task: string }> {
  await putCoffeePermitsOnFile(stack, 10_000);
  const { id } = await submitCoffee(stack, cheapCoffee());
  await supply(id);
  return { id, task: (await untilTask(stack, id, 'customs', 'documentary_check')).id };
}

describe('a documentary check', () => {
  it('200: is accepted once, however many officers decide at once; the others get 409 and what may be done', async () => {
    const { id, task } = await underCheck();
    expect((await get(stack, `/v1/tasks/${task}`, 'customs')).body.decisions).toEqual([
      'accept',
      'request_documents',
      'raise_query',
      'order_inspection',
      'refuse',
    ]);
    const officers = Array.from({ length: 100 }, (_, count) => (count % 2 === 0 ? 'customs' : 'customs2'));
    const answers = await Promise.all(
      officers.map((as, count) =>
        post(stack, `/v1/tasks/${task}/decision`, {
          as,
          body: { decision: 'accept', reason: `officer ${count} is satisfied` },
        }),
      ),
    );
    // A decision that the clearance did not get to in time is answered 202; what became of it is read afterwards.
    const decided = await Promise.all(
      answers.map(async ({ status, body }, count) => {
        if (status !== 202) return { status, act: body };
        const act = await untilTakenUp(stack, String(body.id), officers[count] ?? 'customs');
        return { status: act.accepted === true ? 200 : 409, act };
      }),
    );
    const won = decided.filter(({ status }) => status === 200);
    expect(won).toHaveLength(1);
    expect(won[0]?.act).toMatchObject({ kind: 'acceptDocuments', taken_up: true, accepted: true });
    for (const { status, act } of decided.filter((answer) => !won.includes(answer))) {
      expect([status, act.code]).toEqual([409, 'CLEARANCE.ACTION_NOT_ALLOWED']);
      expect(act.allowed_actions).not.toContain('acceptDocuments');
    }
    await untilState(stack, id, 'RELEASED', 'EXITED', 'CLEARED');
    const accepted = (
      (await get(stack, `/v1/declarations/${id}/timeline`, 'customs')).body.items as { what: string }[]
    ).filter(({ what }) => what === 'documentsAccepted');
    expect(accepted).toHaveLength(1);
  });

  it('200: a refusal is a decision like any other, and gives the permits back', async () => {
    const { id, task } = await underCheck();
    const answer = await post(stack, `/v1/tasks/${task}/decision`, {
      as: 'customs',
      body: { decision: 'refuse', reason: 'Not coffee' },
    });
    expect([answer.status, answer.body.state, answer.body.accepted]).toEqual([200, 'REFUSED', true]);
    const late = await post(stack, `/v1/declarations/${id}/withdraw`, { as: 'exporter', body: { reason: 'too late' } });
    expect([late.status, late.body.state, late.body.allowed_actions]).toEqual([409, 'REFUSED', []]);
  });

  it('409: no withdrawal once a control is announced, without consent', async () => {
    const { id } = await underCheck();
    const answer = await post(stack, `/v1/declarations/${id}/withdraw`, {
      as: 'exporter',
      body: { reason: 'Changed my mind' },
    });
    expect([answer.status, answer.body.code]).toEqual([409, 'CLEARANCE.CONTROL_ANNOUNCED']);
  });

  it('422: a decision that the task does not take; 404: a task of another queue', async () => {
    const { task } = await underCheck();
    const answer = await post(stack, `/v1/tasks/${task}/decision`, {
      as: 'customs',
      body: { decision: 'grant', reason: 'mistaken' },
    });
    expect(answer.status).toBe(422);
    expect(faultsOf(answer)).toEqual([{ pointer: '/decision', code: 'REQUEST.FIELD_INVALID' }]);
    expect(
      (await post(stack, `/v1/tasks/${task}/decision`, { as: 'naeb', body: { decision: 'grant', reason: 'mine?' } }))
        .status,
    ).toBe(404);
    const malformed = await post(stack, `/v1/tasks/${task}/decision`, {
      as: 'customs',
      body: { decision: 'raise_query' },
    });
    expect(
      faultsOf(malformed)
        .map(({ pointer }) => pointer)
        .sort(),
    ).toEqual(['/question', '/reason']);
  });

  it('order an inspection, and its result corrects what was declared', async () => {
    const { id, task } = await underCheck();
    expect(
      (
        await post(stack, `/v1/tasks/${task}/decision`, {
          as: 'customs',
          body: { decision: 'order_inspection', reason: 'Feels heavy' },
        })
      ).status,
    ).toBe(200);
    await untilState(stack, id, 'INSPECTION');
    const [inspection] = (await get(stack, `/v1/inspections?declaration_id=${id}`, 'customs')).body.items as {
      id: string;
    }[];
    const address = `/v1/inspections/${inspection?.id ?? ''}/result`;
    const unknown = await post(stack, address, {
      as: 'customs',
      body: { found: [{ line: 7, net_weight_grams: 1 }], reason: 'weighed' },
    });
    expect(faultsOf(unknown)).toEqual([{ pointer: '/found/0/line', code: 'INSPECTION.LINE_UNKNOWN' }]);
    const result = await post(stack, address, {
      as: 'customs',
      body: { found: [{ line: 1, net_weight_grams: 9_500 }], reason: 'weighed' },
    });
    expect([result.status, result.body.accepted]).toEqual([200, true]);
    const versions = (await get(stack, `/v1/declarations/${id}/versions`, 'exporter')).body.items as {
      made_by: string;
      data: { items: { net_weight_grams: number }[] };
    }[];
    expect(versions.map(({ made_by: by, data }) => [by, data.items[0]?.net_weight_grams])).toEqual([
      ['exporter', 10_000],
      ['customs', 9_500],
    ]);
    const again = await post(stack, address, { as: 'customs2', body: { found: [], reason: 'again' } });
    expect(again.status).toBe(409);
    const assessments = (await get(stack, `/v1/declarations/${id}/assessments`, 'exporter')).body.items as {
      stage: string;
      data_version: number;
    }[];
    expect(assessments.map(({ stage, data_version: version }) => [stage, version])).toEqual([
      ['provisional', 1],
      ['final', 2],
    ]);
  });
});

describe('a permit application', () => {
  it('200: is granted by an officer of its agency once; 409 for the second decision', async () => {
    // Whatever is left on file by now does not cover thirty kilograms.
    const data = coffee({ policy });
    const heavy = {
      ...data,
      gross_weight_grams: 19_900,
      items: data.items.map((item) => ({
        ...item,
        net_weight_grams: 19_000,
        value: { amount: '532.00', currency: 'USD' },
      })),
    };
    const { id, answer } = await submitCoffee(stack, heavy);
    expect(answer.status).toBe(200);
    const task = await untilTask(stack, id, 'naeb', 'permit_decision');
    expect(task.decisions).toEqual(['grant', 'refuse']);
    const grant = () =>
      post(stack, `/v1/tasks/${task.id}/decision`, {
        as: 'naeb',
        body: { decision: 'grant', reason: 'Registered and checked' },
      });
    const granted = await grant();
    expect([granted.status, granted.body.kind, granted.body.accepted]).toEqual([200, 'grantPermit', true]);
    const second = await grant();
    expect([second.status, second.body.code]).toEqual([409, 'PERMIT.ALREADY_DECIDED']);
    await untilState(stack, id, 'LODGED', 'REGISTERED', 'ASSESSED', 'RELEASED', 'EXITED', 'CLEARED');
    const applications = (await get(stack, `/v1/permit-applications?declaration_id=${id}`, 'exporter')).body.items as {
      standing: string;
    }[];
    expect(applications.map(({ standing }) => standing)).toEqual(['GRANTED', 'GRANTED']);
  });
});
