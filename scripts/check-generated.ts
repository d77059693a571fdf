/** Part of `npm run check`: fails when a generated file is not what its source makes of it. */
import { makeGeneratedFiles, staleFiles } from './generated.ts';

const stale = await staleFiles(await makeGeneratedFiles());
for (const { path } of stale) console.error(`${path} is out of date`);
if (stale.length > 0) {
  console.error('Run `npm run generate` and commit what it writes.');
  process.exitCode = 1;
}
