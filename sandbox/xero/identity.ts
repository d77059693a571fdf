/** Signing in: the consent page, the token and revocation endpoints, and the discovery document. */

import { createHash } from 'node:crypto';
import { type Answer, html, redirect } from '../answer.ts';
import { isClient } from '../oauth-client.ts';
import type { World } from '../world.ts';
import { connect } from './connections.ts';
import { consentPage, refusalPage } from './consent-page.ts';
import { json } from './errors.ts';
import { exchangeRefreshToken, issueTokens, revokeGrant, widenGrant } from './tokens.ts';

const CODE_MS = 5 * 60_000;

/** `GET /identity/connect/authorize` */
export function authorizePage(world: World, query: URLSearchParams): Answer {
  const problem = authorizeProblem(world, query);
  return problem ? html(400, refusalPage(problem)) : html(200, consentPage(world, query));
}

/** The page's own form: allow with an organisation, or cancel. */
export function decide(world: World, form: URLSearchParams): Answer {
  const problem = authorizeProblem(world, form);
  if (problem) return html(400, refusalPage(problem));
  const target = new URL(form.get('redirect_uri') ?? '');
  const state = form.get('state');
  if (state !== null) target.searchParams.set('state', state);
  if (form.get('decision') !== 'allow') {
    target.searchParams.set('error', 'access_denied');
    return redirect(target);
  }
  const tenants = form.getAll('tenantId').filter((tenantId) => world.app.organisations.get(tenantId));
  if (tenants.length === 0) return html(400, refusalPage('No organisation was chosen.'));
  const authEventId = world.chance.uuid();
  for (const tenantId of tenants) connect(world, tenantId, authEventId);
  target.searchParams.set('code', issueCode(world, form, authEventId));
  target.searchParams.set('scope', form.get('scope') ?? '');
  target.searchParams.set('session_state', world.chance.text(43));
  return redirect(target);
}

/** `POST /connect/token` */
export function tokenAnswer(world: World, issuer: string, headers: Headers, form: URLSearchParams): Answer {
  const grantType = form.get('grant_type');
  if (!isClient(world.client, headers, form)) return oauthError('invalid_client');
  if (grantType === 'refresh_token') {
    const tokens = exchangeRefreshToken(world, form.get('refresh_token') ?? '', issuer);
    return tokens ? json(200, { ...tokens }) : oauthError('invalid_grant');
  }
  if (grantType === 'authorization_code') return exchangeCode(world, issuer, form);
  return oauthError(grantType === 'client_credentials' ? 'unauthorized_client' : 'unsupported_grant_type');
}

/** `POST /connect/revocation`: an empty 200, whether or not the token was known. */
export function revocationAnswer(world: World, headers: Headers, form: URLSearchParams): Answer {
  if (!isClient(world.client, headers, form)) return oauthError('invalid_client');
  const token = world.app.refreshTokens.get(form.get('token') ?? '');
  if (token) revokeGrant(world, token.grantId);
  return { status: 200, contentType: 'text/plain', body: '' };
}

export function discoveryAnswer(issuer: string): Answer {
  return json(200, {
    issuer,
    jwks_uri: `${issuer}/.well-known/openid-configuration/jwks`,
    authorization_endpoint: `${issuer}/identity/connect/authorize`,
    token_endpoint: `${issuer}/connect/token`,
    revocation_endpoint: `${issuer}/connect/revocation`,
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    response_types_supported: ['code'],
    grant_types_supported: ['authorization_code', 'refresh_token'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    code_challenge_methods_supported: ['S256'],
  });
}

function authorizeProblem(world: World, query: URLSearchParams): string | undefined {
  if (query.get('client_id') !== world.client.id)
    return `unauthorized_client: no app has the id ${query.get('client_id')}.`;
  if (query.get('response_type') !== 'code') return 'unsupported_response_type: it must be code.';
  const redirectUri = query.get('redirect_uri') ?? '';
  if (!isAllowedRedirect(world, redirectUri)) return `Invalid redirect_uri: ${redirectUri}`;
  const unknown = (query.get('scope') ?? '').split(' ').find((scope) => !isScope(scope));
  if (unknown !== undefined) return `invalid_scope: ${unknown || 'none was asked for'}`;
  const method = query.get('code_challenge_method');
  return method !== null && method !== 'S256'
    ? 'invalid_request: code_challenge_method must be S256.'
    : undefined;
}

/** Exact matches only; for convenience any local port of the usual callback too. 127.0.0.1 is refused, as by Xero. */
function isAllowedRedirect(world: World, redirectUri: string): boolean {
  if (world.client.redirectUris.includes(redirectUri)) return true;
  return /^http:\/\/localhost(:\d+)?\/integrations\/xero\/callback$/.test(redirectUri);
}

const isScope = (scope: string): boolean =>
  ['openid', 'profile', 'email', 'offline_access'].includes(scope) ||
  /^accounting\.(transactions|invoices|payments|banktransactions|manualjournals|contacts|settings|attachments|budgets|journals|reports(\.[a-z]+)?)(\.read)?$/.test(
    scope,
  );

function issueCode(world: World, form: URLSearchParams, authEventId: string): string {
  const code = world.chance.text(43);
  const challenge = form.get('code_challenge');
  const nonce = form.get('nonce');
  world.app.codes.put(code, {
    code,
    redirectUri: form.get('redirect_uri') ?? '',
    scope: form.get('scope') ?? '',
    authEventId,
    ...(challenge && { challenge }),
    ...(nonce && { nonce }),
    expiresAt: world.clock.now() + CODE_MS,
  });
  return code;
}

function exchangeCode(world: World, issuer: string, form: URLSearchParams): Answer {
  const held = world.app.codes.get(form.get('code') ?? '');
  const now = world.clock.now();
  const isGood = held && held.usedAt === undefined && held.expiresAt > now;
  if (!isGood || held.redirectUri !== form.get('redirect_uri')) return oauthError('invalid_grant');
  const verifier = createHash('sha256')
    .update(form.get('code_verifier') ?? '')
    .digest('base64url');
  if (held.challenge && held.challenge !== verifier) return oauthError('invalid_grant');
  world.app.codes.put(held.code, { ...held, usedAt: now });
  const grant = widenGrant(world, held.scope, held.authEventId);
  return json(200, { ...issueTokens(world, grant, issuer, held.nonce) });
}

const oauthError = (error: string): Answer => json(400, { error });
