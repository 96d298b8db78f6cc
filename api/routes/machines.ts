import { apiKeysCreate } from './apiKeys.create.js';
import { apiKeysList } from './apiKeys.list.js';
import { apiKeysRevoke } from './apiKeys.revoke.js';
import { apiKeysRotate } from './apiKeys.rotate.js';
import { webhookEndpointsChange } from './webhookEndpoints.change.js';
import { webhookEndpointsCreate } from './webhookEndpoints.create.js';
import { webhookEndpointsDelete } from './webhookEndpoints.delete.js';
import { webhookEndpointsGet } from './webhookEndpoints.get.js';
import { webhookEndpointsList } from './webhookEndpoints.list.js';
import { webhookEndpointsRotate } from './webhookEndpoints.rotate.js';
import { webhookEndpointsDeliveries } from './webhookEndpoints.deliveries.js';
import { webhookEndpointsAttempts } from './webhookEndpoints.attempts.js';
import { webhookEndpointsResend } from './webhookEndpoints.resend.js';
import { webhookEndpointsResendRange } from './webhookEndpoints.resendRange.js';
import type { Route } from '../routing/route.js';

/** What a firm's own programs need: keys to ask with, and addresses to be told at. */
export const MACHINE_ROUTES: readonly Route[] = [
  apiKeysCreate,
  apiKeysList,
  apiKeysRevoke,
  apiKeysRotate,
  webhookEndpointsChange,
  webhookEndpointsCreate,
  webhookEndpointsDelete,
  webhookEndpointsGet,
  webhookEndpointsList,
  webhookEndpointsRotate,
  webhookEndpointsDeliveries,
  webhookEndpointsAttempts,
  webhookEndpointsResend,
  webhookEndpointsResendRange,
];
