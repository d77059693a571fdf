/**
 * Who may import whom: the layers of ARCHITECTURE.md. Each rule names what a file may reach; anything else of ours
 * is a violation. test/boundaries/ seeds one violation of each rule and expects it to be caught here.
 */

const anyOfOurs = '^(src|sandbox|web|test|scripts|bench)/';
const tests = '[.]test[.]tsx?$';
// Helpers of tests may reach what the tests beside them may.
const testFiles = `${tests}|^src/.*[.]fixtures[.]ts$`;

/** A rule: files in `from` may import, of ours, only what `may` matches. */
function layer(name, from, may, comment) {
  return {
    name,
    severity: 'error',
    comment,
    from: { path: from, pathNot: testFiles },
    to: { path: anyOfOurs, pathNot: [from, ...may] },
  };
}

const domain = '^src/domain/';
const lib = '^src/lib/';
const store = '^src/store/';
const commands = '^src/commands/';
const port = '^src/providers/provider[.]ts$';
const transport = '^src/providers/transport[.]ts$';
const oauth = '^src/providers/oauth[.]ts$';

module.exports = {
  forbidden: [
    layer(
      'domain-is-pure',
      domain,
      [],
      'What is true of money and invoices must not depend on how it is kept or carried.',
    ),
    {
      name: 'domain-has-few-libraries',
      severity: 'error',
      comment: 'The domain runs anywhere: no Node, no clock, no I/O; only exact decimals and calendar dates.',
      from: { path: domain, pathNot: testFiles },
      to: {
        dependencyTypesNot: ['local', 'type-only'],
        pathNot: [
          'node_modules/(big[.]js|temporal-polyfill|temporal-spec)/',
          '^src/',
          'node_modules/@types/big[.]js/',
        ],
      },
    },
    layer(
      'lib-knows-no-business',
      lib,
      [domain],
      'Clocks, logs and locks serve every layer, so they know none above them.',
    ),
    layer(
      'store-is-below',
      store,
      [lib, domain, port],
      'The store keeps; it decides and sends nothing. Of the port it may know the words.',
    ),
    layer(
      'port-is-in-domain-words',
      '^src/providers/[^/]+[.]ts$',
      [lib, domain],
      'The port must fit any ledger, so it knows none, and no database.',
    ),
    layer(
      'xero-knows-no-database',
      '^src/providers/xero/',
      [port, transport, oauth, lib, domain],
      'An adapter translates. Tokens come in and go out by callback; QuickBooks is a stranger.',
    ),
    layer(
      'quickbooks-knows-no-database',
      '^src/providers/quickbooks/',
      [port, transport, oauth, lib, domain],
      'An adapter translates. Tokens come in and go out by callback; Xero is a stranger.',
    ),
    layer(
      'commands-never-touch-the-network',
      commands,
      [store, lib, domain],
      'A command is one transaction: a ledger that hangs must not hold it open.',
    ),
    layer(
      'sync-knows-the-port-only',
      '^src/sync/',
      [store, port, transport, lib, domain],
      'The engine carries intent to any ledger: it must not know which, nor who asked.',
    ),
    layer(
      'automations-ask-like-people',
      '^src/automations/',
      [store, commands, lib, domain],
      'An action of an automation is a command, with the same checks as a click.',
    ),
    layer(
      'deliveries-know-no-ledger',
      '^src/deliveries/',
      [store, lib, domain],
      'What leaves for mail servers and other people’s addresses is read from the store and goes to no books.',
    ),
    layer(
      'http-writes-intent',
      '^src/http/',
      [commands, '^src/automations/try-automation[.]ts$', store, lib, domain, port],
      'A request is answered from the database; the engine meets it only there.',
    ),
    layer(
      'cli-is-a-client',
      '^src/cli/',
      [lib],
      'The command line has no rights of its own: it uses the HTTP API like anybody.',
    ),
    layer(
      'launcher-runs-parts',
      '^src/launcher/',
      [store, lib, '^src/config[.]ts$'],
      'The launcher starts processes; what they do is theirs.',
    ),
    {
      name: 'port-words-only',
      severity: 'error',
      comment: 'Below and beside the engine the port is words (types), never something to call into.',
      from: { path: ['^src/store/', '^src/http/'], pathNot: testFiles },
      to: { path: port, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'only-main-names-adapters',
      severity: 'error',
      comment: 'Choosing a ledger in one place is what makes another one a matter of one folder.',
      from: { path: '^src/', pathNot: ['^src/main[.]ts$', '^src/providers/(xero|quickbooks)/', testFiles] },
      to: { path: '^src/providers/(xero|quickbooks)/' },
    },
    {
      name: 'only-entries-read-settings',
      severity: 'error',
      comment: 'What a part needs is an argument: settings read in the middle cannot be tested or set twice.',
      from: { path: '^src/', pathNot: ['^src/(main|start|config)[.]ts$', '^src/launcher/', testFiles] },
      to: { path: '^src/config[.]ts$', dependencyTypesNot: ['type-only'] },
    },
    layer(
      'sandbox-judges-alone',
      '^sandbox/',
      [],
      'The practice ledger shares no code with what it judges, not even rounding.',
    ),
    {
      name: 'sandbox-tests-judge-alone',
      severity: 'error',
      comment: 'Nor do its tests: they drive it with the vendor’s own SDK and plain HTTP.',
      from: { path: `^sandbox/.*${tests}` },
      to: { path: ['^src/', '^web/'] },
    },
    layer(
      'web-talks-http',
      '^web/',
      [],
      'The web application knows the API by openapi.json alone: any other client could do the same.',
    ),
    {
      name: 'tests-stay-tests',
      severity: 'error',
      comment: 'The product must run without its tests and scripts.',
      from: { path: ['^src/', '^sandbox/', '^web/src/'], pathNot: testFiles },
      to: { path: [tests, '^test/', '^scripts/', '^bench/'] },
    },
    {
      name: 'no-circles',
      severity: 'error',
      comment: 'Two files that need each other are one file, or miss a third.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      comment: 'An import that leads nowhere would also escape every rule above.',
      from: { path: '^(src|sandbox|web/src)/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['[.]gen[.]ts$', '(^|/)dist/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
