/** Draws who imports whom, folder by folder, as the sources have it: the picture in ARCHITECTURE.md. */
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';
import extractConfig from 'dependency-cruiser/config-utl/extract-depcruise-config';

const begin = '<!-- layers:begin (drawn by `npm run generate`) -->';
const end = '<!-- layers:end -->';

/** The document with its picture drawn anew. Throws when the two marks are not there. */
export async function withLayersDrawn(document: string): Promise<string> {
  const [before, rest] = document.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined)
    throw new Error('The marks of the layers picture are missing');
  return `${before}${begin}\n\n\`\`\`mermaid\n${await drawLayers()}\n\`\`\`\n\n${end}${after}`;
}

async function drawLayers(): Promise<string> {
  const config = await extractConfig('./.dependency-cruiser.cjs');
  const options: ICruiseOptions = { ...config.options, validate: false };
  const { output } = await cruise(['src', 'sandbox', 'web/src'], options);
  // Without an output type the answer is the result itself, not a text.
  const edges = edgesOf(output as ICruiseResult);
  return ['flowchart TD', ...edges.map(([from, to]) => `  ${from} --> ${to}`)].join('\n');
}

/** Each pair of layers once, in the order of their names; what only names types is left out. */
function edgesOf({ modules }: ICruiseResult): readonly (readonly [string, string])[] {
  const pairs = modules
    .filter(({ source }) => !/[.]test[.]tsx?$|test-bench|practice-bench/.test(source))
    .flatMap(({ source, dependencies }) =>
      dependencies
        .filter(({ dependencyTypes }) => !dependencyTypes.includes('type-only'))
        .map(({ resolved }) => `${layerOf(source)} ${layerOf(resolved)}`),
    )
    .map((pair) => pair.split(' ') as [string, string])
    .filter(([from, to]) => from !== '' && to !== '' && from !== to);
  const unique = new Map(pairs.map((pair) => [pair.join(' '), pair]));
  return [...unique.values()].sort((a, b) => a.join(' ').localeCompare(b.join(' '), 'en'));
}

/** A layer by its folder; empty for what is not ours. */
function layerOf(path: string): string {
  if (path.startsWith('src/providers/xero/')) return 'xero';
  const [, layer] = /^src\/([a-z]+)(?:\/|\.ts$)/.exec(path) ?? [];
  return layer ?? /^(sandbox|web)\//.exec(path)?.[1] ?? '';
}
