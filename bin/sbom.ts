/**
 * `npm run sbom`: writes the bill of materials of everything the lock names, as CycloneDX, and says where. With a path,
 * there; else beside what set-up makes.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setupFolder } from './setup/checkout.mjs';
import { makeBill } from './check/supply/sbom.js';

const [given] = process.argv.slice(2);
const path = given === undefined ? join(setupFolder, 'build', 'sbom.cdx.json') : resolve(given);
const { text, bill } = await makeBill();
mkdirSync(dirname(path), { recursive: true });
writeFileSync(path, text);
console.log(`${bill.bomFormat} ${bill.specVersion}, ${bill.components.length} packages: ${path}`);
