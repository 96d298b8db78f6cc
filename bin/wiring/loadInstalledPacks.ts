import { isAbsolute, join } from 'node:path';
import { loadPacks } from '../../rules/loader/loadPacks.js';
import type { GrowingRegistry } from '../../rules/loader/growingRegistry.js';
import { checkout } from '../setup/checkout.mjs';

/** The country packs of an installation. @param folder COUNTRIES_DIR, relative to the checkout */
export const loadInstalledPacks = (folder: string): GrowingRegistry =>
  loadPacks(isAbsolute(folder) ? folder : join(checkout, folder));
