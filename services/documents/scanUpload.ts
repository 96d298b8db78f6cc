import { ServiceProblem } from '../problem.js';
import type { ServiceDeps } from '../serviceDeps.js';
import type { ScanResult } from '../scanning/contentScanner.js';

/**
 * Between the upload of any file and its use. What was found is logged and not told: whoever tries files against the
 * scanner learns nothing. Throws `DOCUMENT.MALWARE_FOUND`, `DOCUMENT.SCANNER_UNAVAILABLE`.
 */
export async function scanUpload(deps: Pick<ServiceDeps, 'scanner' | 'logger'>, path: string): Promise<void> {
  const result = await deps.scanner.scan(path).catch((thrown: unknown): ScanResult => {
    deps.logger.error({ err: thrown }, 'a file could not be scanned');
    throw new ServiceProblem('DOCUMENT.SCANNER_UNAVAILABLE', { retryAfterSeconds: 30 });
  });
  if (result.isClean) return;
  deps.logger.warn({ found: result.found }, 'malicious content in an uploaded file');
  throw new ServiceProblem('DOCUMENT.MALWARE_FOUND');
}
