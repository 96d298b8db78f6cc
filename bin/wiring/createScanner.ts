import type { ContentScanner } from '../../services/scanning/contentScanner.js';
import { createClamdScanner } from '../../services/scanning/clamdScanner.js';
import { createNoScanner, createTestStringScanner } from '../../services/scanning/testStringScanner.js';
import type { Config } from '../config.js';
import { ConfigFault } from '../config/loadConfig.js';

/** The scanner that the setting names. @throws ConfigFault for the mock in production */
export function createScanner({
  DOCUMENT_SCANNER: name,
  PORTOLAN_ENV: environment,
}: Pick<Config, 'DOCUMENT_SCANNER' | 'PORTOLAN_ENV'>): ContentScanner {
  if (name === 'none') return createNoScanner();
  if (name === 'test-string') {
    if (environment === 'production')
      throw new ConfigFault(['DOCUMENT_SCANNER = test-string: a mock of development, refused in production']);
    return createTestStringScanner();
  }
  const { hostname, port } = new URL(name);
  return createClamdScanner({ host: hostname, port: Number(port) });
}
