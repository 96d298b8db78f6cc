import { join } from 'node:path';
import type { DataConverter } from '@temporalio/common';
import type { KeyRing } from '../../prisma/sealing/keyRing.js';
import { createPayloadCodec } from '../../services/payloads/payloadCodec.js';
import { checkout } from '../setup/checkout.mjs';

/** The file by which failures are written; whoever bundles the workflows gives it too. */
export const failureConverterPath = join(checkout, 'workflows', 'failureConverter.cjs');

/**
 * How everything is written that the engine keeps: encrypted, failures included. Worker, client and replay are given the
 * same. @param keys the first encrypts
 */
export const createDataConverter = (keys: KeyRing): DataConverter => ({
  failureConverterPath,
  payloadCodecs: [createPayloadCodec(keys)],
});
