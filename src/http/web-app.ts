/** Serves the built web application: hashed assets for a year, and its page for every other address. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import type { HttpEnv } from './deps.ts';
import { HttpProblem } from './problem.ts';

export function webApp(folder: string): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>();
  const files = serveStatic<HttpEnv>({ root: folder });
  app.get('*', compress(), async (c, next) => {
    if (isOurs(c.req.path)) return next();
    const isAsset = c.req.path.startsWith('/assets/');
    const file = await files(c, async () => undefined);
    if (file instanceof Response) {
      // Vite names assets by their content: a new content is a new name.
      file.headers.set('cache-control', isAsset ? 'public, max-age=31536000, immutable' : 'no-cache');
      return file;
    }
    if (isAsset) throw new HttpProblem(404, 'notFound', 'There is no such file.');
    return c.html(pageOf(folder), 200, { 'cache-control': 'no-cache' });
  });
  return app;
}

/** The page may hold an inline script (the colour scheme, before anything is drawn): the policy names its hash. */
export function inlineScriptHashes(folder: string): string[] {
  const scripts = pageOf(folder).matchAll(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g);
  return [...scripts].map(
    ([, source]) =>
      `'sha256-${createHash('sha256')
        .update(source ?? '')
        .digest('base64')}'`,
  );
}

function pageOf(folder: string): string {
  try {
    return readFileSync(join(folder, 'index.html'), 'utf8');
  } catch {
    return notBuilt;
  }
}

const notBuilt = '<!doctype html><title>Counterfoil</title><p>The web application has not been built yet.';

function isOurs(path: string): boolean {
  return /^\/(api|integrations|webhooks|healthz|readyz|metrics)(\/|$)/.test(path);
}
