// The web application is built once, before browsers open it side by side.
import { fileURLToPath } from 'node:url';
import { buildWeb } from '../../src/launcher/build-web.ts';

export async function setup(): Promise<void> {
  await buildWeb(fileURLToPath(new URL('../../', import.meta.url)));
}
