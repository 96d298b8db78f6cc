/** Where this checkout lies and where set-up keeps what it made. Plain JavaScript: runs before anything is installed. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the checkout: the one that holds package.json. */
export const checkout = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Things set-up makes for the checkout, whatever installation runs from it: binaries, the workflow bundle, stamps. */
export const setupFolder = join(checkout, '.portolan');
