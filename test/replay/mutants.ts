/** One change of the workflow code that no open clearance would survive. */
export interface Mutant {
  /** The kind of break. */
  name: string;
  file: string;
  /** Stands exactly once in the file. */
  find: string;
  replace: string;
  workflow: 'clearance' | 'permit' | 'webhook';
  /** Points whose histories must refuse it, among others; `all` where no history can pass. */
  refusedBy: readonly string[] | 'all';
}

const proxies = 'workflows/proxies.ts';
const caseFile = 'workflows/case/caseFile.ts';
const exit = 'workflows/clearance/stages/exit.ts';

/** One for each kind of break. A history refuses those whose place it has passed. */
export const MUTANTS: readonly Mutant[] = [
  {
    name: 'a step too many',
    file: 'workflows/clearance/stages/permits.ts',
    find: 'await closePermits(file);\n  await file.step(file',
    replace: "await closePermits(file);\n  await recording.load({ declarationId: 'dec' });\n  await file.step(file",
    workflow: 'clearance',
    refusedBy: 'all',
  },
  {
    name: 'a step left out',
    file: exit,
    find: '} else if (facts.departed && !facts.arrivalAnnounced) {\n    await announceArrival(file);',
    replace: '} else if (facts.departed && !facts.arrivalAnnounced) {\n    await waitInState(file, () => false);',
    workflow: 'clearance',
    refusedBy: ['waits in RELEASED for proof of exit', 'ends CLEARED'],
  },
  {
    name: 'two steps in another order',
    file: 'workflows/clearance/stages/payment.ts',
    find: "if (unpaid(file, 'origin').length > 0) await file.step('requirePayment');\n  else await releaseOrWait(file);",
    replace: 'await releaseOrWait(file);',
    workflow: 'clearance',
    refusedBy: ['waits in PAYMENT_DUE'],
  },
  {
    name: 'a step under another name',
    file: exit,
    find: "recording.recordLabel({ ...file.recordingInput('label'), effectKey })",
    replace: "recording.recordArrivalAnnounced({ ...file.recordingInput('label'), effectKey })",
    workflow: 'clearance',
    refusedBy: ['waits in RELEASED for departure', 'waits in RECALLED', 'ends CLEARED'],
  },
  {
    name: 'calls made as local activities',
    file: proxies,
    find: 'return proxyActivities<Counterparties>({',
    replace: 'return proxyLocalActivities<Counterparties>({',
    workflow: 'clearance',
    refusedBy: ['waits in LODGED for the answer of customs', 'ends CLEARED', 'ends ABORTED'],
  },
  {
    name: 'recordings made as regular activities',
    file: proxies,
    find: 'proxyLocalActivities<Recording>(recordingOptions)',
    replace: 'proxyActivities<Recording>(recordingOptions)',
    workflow: 'clearance',
    refusedBy: 'all',
  },
  {
    name: 'a timer left out',
    file: caseFile,
    find: 'else if (next.inMs <= 0 || !(await condition(woken, next.inMs))) return next.name;',
    replace: 'else await condition(woken);',
    workflow: 'clearance',
    refusedBy: ['waits in EXIT_OVERDUE', 'ends REFUSED', 'ends EXPIRED'],
  },
  {
    name: 'a timer too many',
    file: caseFile,
    find: 'if (next === undefined) await condition(woken);',
    replace: 'if (next === undefined) await condition(woken, 60_000);',
    workflow: 'clearance',
    refusedBy: ['waits in QUERY', 'waits in DETAINED', 'waits in RECALLED'],
  },
  {
    name: 'a child workflow of another name',
    file: 'workflows/clearance/stages/permits.ts',
    find: 'executeChild<(input: PermitInput) => Promise<PermitResult>>(PERMIT_WORKFLOW, {',
    replace: "executeChild<(input: PermitInput) => Promise<PermitResult>>('licence', {",
    workflow: 'clearance',
    refusedBy: ['waits in PERMITS_PENDING for a decision', 'ends WITHDRAWN'],
  },
  {
    name: 'a child workflow under another id',
    file: 'domain/ids/workflowIds.ts',
    find: '`permit:${declarationId}',
    replace: '`licence:${declarationId}',
    workflow: 'clearance',
    refusedBy: ['waits in PERMITS_PENDING for a decision', 'ends WITHDRAWN'],
  },
  {
    name: 'a search attribute no longer set',
    file: 'workflows/clearance/clearance.ts',
    find: 'showOutcome(file.snapshot.state);\n',
    replace: '',
    workflow: 'clearance',
    refusedBy: ['ends CLEARED', 'ends WITHDRAWN', 'ends FORFEITED'],
  },
  {
    name: 'a signal no longer listened to',
    file: 'workflows/messages.ts',
    find: "NOTICE_SIGNAL = 'notice'",
    replace: "NOTICE_SIGNAL = 'message'",
    workflow: 'clearance',
    refusedBy: ['waits in REJECTED', 'ends CLEARED'],
  },
  {
    name: 'an update no longer taken up',
    file: 'workflows/clearance/clearance.ts',
    find: 'setHandler(actUpdate, (act) => inbox.deliverAct(act), {',
    replace: 'setHandler(defineUpdate<ActOutcome, [ActMessage]>(`${ACT_UPDATE}s`), (act) => inbox.deliverAct(act), {',
    workflow: 'clearance',
    refusedBy: ['waits in QUERY', 'waits in RECALLED', 'ends FORFEITED'],
  },
  {
    name: 'another end',
    file: 'workflows/clearance/clearance.ts',
    find: "if (file.snapshot.state !== 'CLEARED') await undo(file);",
    replace: '',
    workflow: 'clearance',
    refusedBy: ['ends WITHDRAWN', 'ends ABORTED'],
  },
  {
    name: "a permit's step left out",
    file: 'workflows/permit/permit.ts',
    find: 'else if (file.snapshot.issueDue) await issue(file);',
    replace: '',
    workflow: 'permit',
    refusedBy: ['ends GRANTED'],
  },
  {
    // One too many would fit a history in which the first signal came with the start.
    name: 'two turns of sending too many',
    file: 'workflows/webhook/webhook.ts',
    find: 'await webhooks().deliverWebhooks(input);',
    replace: `(await webhooks().deliverWebhooks(input), await webhooks().deliverWebhooks(input),
      await webhooks().deliverWebhooks(input));`,
    workflow: 'webhook',
    refusedBy: 'all',
  },
];
