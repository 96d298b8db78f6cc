import { Router } from 'express';
import helmet from 'helmet';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import { errorCodesPage } from './errorCodesPage.js';

const FILES = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'];

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Portolan API</title>
<link rel="stylesheet" href="/docs/swagger-ui.css">
<link rel="icon" type="image/png" href="/docs/favicon-32x32.png">
</head>
<body>
<div id="description"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`;

const START = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#description', deepLinking: true, validatorUrl: null, persistAuthorization: false });
`;

/** The description as a page: every file from this machine, no inline script, and requests to this origin only. */
export function createDocumentation(): Router {
  const router = Router();
  router.use(
    helmet.contentSecurityPolicy({
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        // The viewer sets styles on elements and shows its icons from data addresses.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
      },
    }),
  );
  router.get('/', (_request, response) => void response.type('html').send(PAGE));
  router.get('/errors', (_request, response) => void response.type('html').send(errorCodesPage()));
  router.get('/start.js', (_request, response) => void response.type('js').send(START));
  const root = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  for (const file of FILES)
    router.get(`/${file}`, (_request, response) => {
      // The same for everybody, until the next release: the file's own headers say how long it may be kept.
      response.removeHeader('Cache-Control');
      response.sendFile(join(root, file));
    });
  return router;
}
