/** The OpenAPI document, and a plain page that reads well without a single script. */
import { Hono } from 'hono';
import { html, raw } from 'hono/html';
import { z } from 'zod';
import type { HttpEnv } from './deps.ts';

export function docsApp(readDocument: () => object): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>();
  // Read once: the routes do not change while we run.
  let document: object | undefined;
  const current = () => {
    document ??= readDocument();
    return document;
  };
  app.get('/api/openapi.json', (c) => c.json(current()));
  app.get('/api/docs', (c) => c.html(docsPage(documentSchema.parse(current()))));
  return app;
}

const operationSchema = z.object({
  summary: z.string().default(''),
  description: z.string().optional(),
  tags: z.array(z.string()).default([]),
  parameters: z
    .array(z.object({ name: z.string(), in: z.string(), required: z.boolean().optional() }))
    .default([]),
  requestBody: z.unknown().optional(),
  responses: z.record(z.string(), z.object({ description: z.string().default('') }).loose()),
});
const documentSchema = z.object({
  info: z.object({ title: z.string(), version: z.string(), description: z.string().default('') }),
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
  components: z.object({ schemas: z.record(z.string(), z.unknown()).default({}) }),
});
type Document = z.infer<typeof documentSchema>;
type Operation = z.infer<typeof operationSchema>;

function docsPage({ info, paths, components }: Document) {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );
  const tags = [...new Set(operations.flatMap(({ operation }) => operation.tags))];
  const ofTag = (tag: string) => operations.filter(({ operation }) => operation.tags.includes(tag));
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${info.title} API</title>
        <style>${raw(style)}</style>
      </head>
      <body>
        <main>
          <h1>${info.title} API</h1>
          <p>${info.description}</p>
          <p>Machine-readable: <a href="/api/openapi.json">/api/openapi.json</a></p>
          <nav>${tags.map((tag) => html`<a href="#${anchor(tag)}">${tag}</a> `)}</nav>
          ${tags.map(
            (tag) => html`<h2 id="${anchor(tag)}">${tag}</h2>
              ${ofTag(tag).map(({ method, path, operation }) => operationEntry(method, path, operation))}`,
          )}
          <h2 id="schemas">Schemas</h2>
          ${Object.entries(components.schemas).map(([name, schema]) => schemaEntry(name, schema))}
        </main>
      </body>
    </html>`;
}

function operationEntry(method: string, path: string, operation: Operation) {
  return html`<details>
    <summary><code><b>${method}</b> ${path}</code> ${operation.summary}</summary>
    ${operation.description ? html`<p>${operation.description}</p>` : ''}
    ${
      operation.parameters.length > 0
        ? html`<h3>Parameters</h3>
          <ul>
            ${operation.parameters.map(
              (one) => html`<li><code>${one.name}</code> (${one.in}${one.required ? ', required' : ''})</li>`,
            )}
          </ul>`
        : ''
    }
    ${operation.requestBody === undefined ? '' : html`<h3>Body</h3>${sourceOf(operation.requestBody)}`}
    <h3>Answers</h3>
    ${Object.entries(operation.responses).map(
      ([status, response]) => html`<p><b>${status}</b> ${response.description}</p>
        ${'content' in response ? sourceOf(response.content) : ''}`,
    )}
  </details>`;
}

function schemaEntry(name: string, schema: unknown) {
  return html`<details id="schema-${name}">
    <summary><code>${name}</code></summary>
    ${sourceOf(schema)}
  </details>`;
}

function sourceOf(value: unknown) {
  return html`<pre>${JSON.stringify(value, null, 2)}</pre>`;
}

function anchor(tag: string): string {
  return tag.toLowerCase().replaceAll(/[^a-z]+/g, '-');
}

const style = `
  :root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
  main { max-width: 60rem; margin: 0 auto; padding: 1rem; }
  summary { padding: 0.3rem 0; cursor: pointer; }
  details { border-top: 1px solid color-mix(in srgb, currentColor 20%, transparent); }
  pre { overflow-x: auto; padding: 0.5rem; background: color-mix(in srgb, currentColor 6%, transparent); }
  nav a { margin-right: 1rem; }
`;
