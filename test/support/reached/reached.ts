import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GuardName } from '../../../domain/clearance/guards.js';
import { triggerText } from '../../../domain/clearance/transition.js';
import { ALL_TRANSITIONS } from '../../../domain/clearance/transitions.js';
import { readRows } from '../readRows.js';

/** What one scenario shows of the table: arrows walked, each as `FROM > TO by trigger`, and guards that said no. */
export interface Shown {
  arrows: string[];
  refusals: string[];
}

/** Scenario to what it shows. */
export type Reached = Record<string, Shown>;

const ROOT = join(import.meta.dirname, '../../..');
export const REACHED_FILE = join(ROOT, 'test/scenarios/reached.json');
/** What the last runs showed, by scenario; `npm run coverage:keep` takes it over. */
export const SHOWN_FOLDER = join(ROOT, '.portolan/reached');

export const readReached = (): Reached =>
  existsSync(REACHED_FILE) ? (JSON.parse(readFileSync(REACHED_FILE, 'utf8')) as Reached) : {};

interface Row {
  from: string;
  to: string;
  trigger: string;
}

/**
 * What the declarations of a scenario show, read from their record. Leaves it where `npm run coverage:keep` finds it, so
 * that a new scenario is taken over by that command and not by hand.
 */
export async function shownBy(
  ownerUrl: string,
  scenario: string,
  declarationIds: readonly string[],
): Promise<{ shown: Shown; onRecord: Shown | undefined }> {
  const { walked, refused } = await readRecord(ownerUrl, declarationIds);
  const shown: Shown = {
    arrows: unique(walked.map(({ from, to, trigger }) => `${from} > ${to} by ${trigger}`)),
    refusals: unique([...walked.flatMap(guardsPassedOver), ...refused.flatMap(guardsOfAct)]),
  };
  mkdirSync(SHOWN_FOLDER, { recursive: true });
  writeFileSync(join(SHOWN_FOLDER, `${scenario}.json`), JSON.stringify(shown));
  return { shown, onRecord: readReached()[scenario] };
}

async function readRecord(
  ownerUrl: string,
  ids: readonly string[],
): Promise<{ walked: Row[]; refused: { state: string; kind: string }[] }> {
  const walked = await readRows<Row>(
    ownerUrl,
    `SELECT DISTINCT from_state AS from, to_state AS to, trigger FROM timeline_entry
     WHERE declaration_id = ANY ($1) AND trigger IS NOT NULL`,
    [ids],
  );
  const refused = await readRows<{ state: string; kind: string }>(
    ownerUrl,
    `SELECT DISTINCT outcome ->> 'state' AS state, kind FROM act
     WHERE declaration_id = ANY ($1) AND outcome ->> 'accepted' = 'false'
       AND outcome ->> 'code' <> 'CLEARANCE.OWN_DECLARATION'`,
    [ids],
  );
  return { walked, refused };
}

/** Arrows of one trigger are tried in order: those before the one that was walked were refused by their guards. */
function guardsPassedOver({ from, to, trigger }: Row): GuardName[] {
  const tried = ALL_TRANSITIONS.filter((arrow) => arrow.from === from && triggerText(arrow.by) === trigger);
  const walked = tried.findIndex((arrow) => arrow.to === to);
  return tried.slice(0, Math.max(walked, 0)).flatMap(({ guard }) => (guard === undefined ? [] : [guard]));
}

/** An act that was refused in a state in which the table has arrows for it was refused by every one of their guards. */
function guardsOfAct({ state, kind }: { state: string; kind: string }): GuardName[] {
  return ALL_TRANSITIONS.flatMap(({ from, by, guard }) =>
    from === state && by.kind === 'action' && by.action === kind && guard !== undefined ? [guard] : [],
  );
}

const unique = (texts: readonly string[]): string[] => [...new Set(texts)].sort();
