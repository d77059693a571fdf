/** Every file that is made from another one and committed: where it lies and how its text is made. */
import { readFile } from 'node:fs/promises';
import openapiTypes, { astToString } from 'openapi-typescript';
import { openapiDocument } from '../src/http/openapi.ts';
import { withLayersDrawn } from './draw-layers.ts';
import { dumpSchema } from './dump-schema.ts';
import { withFreshDatabase } from './fresh-database.ts';
import { generateTypes } from './generate-types.ts';

export type GeneratedFile = { readonly path: string; readonly text: string };

/** Makes them all, in memory; paths are from the project's folder. */
export async function makeGeneratedFiles(): Promise<readonly GeneratedFile[]> {
  const document = openapiDocument();
  const [fromDatabase, webTypes] = await Promise.all([makeFromDatabase(), makeWebTypes(document)]);
  return [
    ...fromDatabase,
    { path: 'openapi.json', text: `${JSON.stringify(document, null, 2)}\n` },
    webTypes,
    {
      path: 'ARCHITECTURE.md',
      text: await withLayersDrawn(await readFile(projectUrl('ARCHITECTURE.md'), 'utf8')),
    },
  ];
}

/** Those whose text on disk is another. */
export async function staleFiles(files: readonly GeneratedFile[]): Promise<readonly GeneratedFile[]> {
  const onDisk = await Promise.all(
    files.map(({ path }) => readFile(projectUrl(path), 'utf8').catch(() => '')),
  );
  return files.filter(({ text }, index) => text !== onDisk[index]);
}

export function projectUrl(path: string): URL {
  return new URL(`../${path}`, import.meta.url);
}

function makeFromDatabase(): Promise<readonly GeneratedFile[]> {
  return withFreshDatabase(async (url) => [
    { path: 'schema.sql', text: await dumpSchema(url) },
    { path: 'src/store/schema.gen.ts', text: await generateTypes(url) },
  ]);
}

async function makeWebTypes(document: object): Promise<GeneratedFile> {
  // Through JSON: what the file says, not what the object in memory may also hold.
  const ast = await openapiTypes(JSON.parse(JSON.stringify(document)));
  const header = '// Generated from openapi.json by `npm run generate`. Do not edit.\n\n';
  return { path: 'web/src/api/schema.gen.ts', text: header + astToString(ast) };
}
