/** The OpenAPI document, read off the routes. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { AppDeps, HttpEnv } from './deps.ts';
import { newRouter } from './router.ts';
import { mountResources } from './routes.ts';

export type OpenapiDocument = ReturnType<OpenAPIHono['getOpenAPI31Document']>;

/** The document of this version's routes; needs no database and no settings. */
export function openapiDocument(): OpenapiDocument {
  const app = newRouter();
  // Routes are built here and never called, and building reads the settings at most.
  mountResources(app, {
    config: { publicUrl: '', secret: '', webFolder: null, mailFrom: null, webhookTargets: 'public' },
  } as AppDeps);
  return addDocumentInfo(app);
}

export function addDocumentInfo(app: OpenAPIHono<HttpEnv>): OpenapiDocument {
  const document = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: 'Counterfoil', version: '1', description },
    servers: [{ url: '/' }],
  });
  return { ...document, components: { ...document.components, securitySchemes } };
}

const description = [
  'Money, prices, quantities and rates are decimal strings; dates are YYYY-MM-DD; instants are ISO 8601 in UTC.',
  'Every refusal is application/problem+json with a stable `code`, and `fields` naming what is wrong.',
  'Creating with an `externalId` that exists answers 200 with the record that has it.',
].join('\n');

const securitySchemes = {
  session: { type: 'apiKey' as const, in: 'cookie' as const, name: 'counterfoil.session_token' },
  apiKey: {
    type: 'http' as const,
    scheme: 'bearer',
    description: 'An API key: `Authorization: Bearer cf_…`',
  },
};
