import type { PackReference } from '../../domain/decision.js';
import type { PackLists } from '../schemas/lists.js';
import type { Manifest } from '../schemas/manifest.js';

/** One country's law from one day on. */
export interface Pack {
  /** Id, version and the hash of the content: `sha256:` over the canonical JSON of all its files. */
  ref: PackReference;
  manifest: Manifest;
  lists: PackLists;
}

/** The packs a decision was fixed to when the declaration was accepted; every later decision uses the same. */
export interface Ruleset {
  packs: PackReference[];
  /** Day of acceptance in the country of origin, YYYY-MM-DD. */
  date: string;
  /** The day it was then in the country of destination, where its calendar showed another one. */
  destinationDate?: string;
}
