import { isAbsolute, join } from 'node:path';
import { loadPacks } from '../../rules/loader/loadPacks.js';
import type { PackRegistry } from '../../rules/loader/packRegistry.js';
import { checkout } from '../setup/checkout.mjs';

/** The country packs of an installation. @param folder COUNTRIES_DIR, relative to the checkout */
export const loadInstalledPacks = (folder: string): PackRegistry =>
  loadPacks(isAbsolute(folder) ? folder : join(checkout, folder));
