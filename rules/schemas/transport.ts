import { z } from 'zod';
import { MODES_OF_TRANSPORT } from '../../domain/declaration/declarationData.js';
import { rowFields } from './row.js';

/** `transport.json`: modes of transport open from this country; a weight limit only where a source gives one. */
export const TransportMode = z.strictObject({
  ...rowFields,
  mode: z.enum(MODES_OF_TRANSPORT),
  maximumGrossGrams: z.int().positive().optional(),
});
export type TransportMode = z.infer<typeof TransportMode>;
