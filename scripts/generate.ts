/** `npm run generate`: writes the generated files that have changed. */
import { mkdir, writeFile } from 'node:fs/promises';
import { makeGeneratedFiles, projectUrl, staleFiles } from './generated.ts';

for (const { path, text } of await staleFiles(await makeGeneratedFiles())) {
  await mkdir(new URL('.', projectUrl(path)), { recursive: true });
  await writeFile(projectUrl(path), text);
  console.log(`Wrote ${path}`);
}
