import { createOpenApiDocument } from '../contract/openApiDocument.js';
import { getDescription as operation } from '../contract/operations/service.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

let description: unknown;

export const descriptionGet = defineRoute(operation, async ({ deps }) => {
  // Made once, at the first request: it takes some tens of milliseconds and never changes.
  description ??= createOpenApiDocument({ version: deps.config.version });
  return ok(description);
});
