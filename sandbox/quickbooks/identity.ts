/** Signing in: the page that picks a company, the token and revocation endpoints, and the discovery document. */

import { type Answer, html, redirect } from '../answer.ts';
import { isClient } from '../oauth-client.ts';
import { consentPage, refusalPage } from './consent-page.ts';
import { json } from './faults-wire.ts';
import {
  addGrant,
  exchangeRefreshToken,
  grants,
  hardLifeOf,
  issueTokens,
  revokeGrant,
  revokeToken,
  type TokenSet,
} from './tokens.ts';
import type { World } from './world.ts';

const CODE_MS = 10 * 60_000;

interface Code {
  readonly code: string;
  readonly redirectUri: string;
  readonly grantId: string;
  readonly expiresAt: number;
  readonly usedAt?: number;
}

const codes = (world: World) => world.store.collection<Code>('app/Code');

/** `GET /connect/oauth2` */
export function authorizePage(world: World, query: URLSearchParams): Answer {
  const problem = authorizeProblem(world, query);
  return problem ? html(400, refusalPage(problem)) : html(200, consentPage(world, query));
}

/** The page's own form: allow with a company, or cancel. The realm is told here and nowhere else. */
export function decide(world: World, form: URLSearchParams): Answer {
  const problem = authorizeProblem(world, form);
  if (problem) return html(400, refusalPage(problem));
  const target = new URL(form.get('redirect_uri') ?? '');
  const state = form.get('state');
  if (form.get('decision') !== 'allow') {
    target.searchParams.set('error', 'access_denied');
    if (state !== null) target.searchParams.set('state', state);
    return redirect(target);
  }
  const realmId = form.get('realmId') ?? '';
  if (!world.findCompany(realmId)) return html(400, refusalPage('No company was chosen.'));
  target.searchParams.set('code', issueCode(world, form, realmId));
  if (state !== null) target.searchParams.set('state', state);
  target.searchParams.set('realmId', realmId);
  return redirect(target);
}

/** `POST /oauth2/v1/tokens/bearer` */
export function tokenAnswer(world: World, headers: Headers, form: URLSearchParams): Answer {
  if (!isClient(world.client, headers, form)) return oauthError('invalid_client', undefined, 401);
  const grantType = form.get('grant_type');
  if (grantType === 'refresh_token')
    return tokensOrRefusal(world, headers, exchangeRefreshToken(world, form.get('refresh_token') ?? ''));
  if (grantType === 'authorization_code') return tokensOrRefusal(world, headers, exchangeCode(world, form));
  return oauthError('unsupported_grant_type');
}

/** `POST /v2/oauth2/tokens/revoke`: the token in JSON, or in a form as some clients send it. */
export function revocationAnswer(world: World, headers: Headers, body: string): Answer {
  const form = new URLSearchParams(body);
  if (!isClient(world.client, headers, form)) return oauthError('invalid_client', undefined, 401);
  const isKnown = revokeToken(world, form.get('token') ?? tokenInJson(body));
  return isKnown ? { status: 200, contentType: '', body: '' } : oauthError('invalid_request');
}

export function discoveryAnswer(issuer: string): Answer {
  return json(200, {
    issuer,
    authorization_endpoint: `${issuer}/connect/oauth2`,
    token_endpoint: `${issuer}/oauth2/v1/tokens/bearer`,
    userinfo_endpoint: `${issuer}/v1/openid_connect/userinfo`,
    revocation_endpoint: `${issuer}/v2/oauth2/tokens/revoke`,
    jwks_uri: `${issuer}/op/v1/jwks`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    scopes_supported: ['openid', 'email', 'profile', 'address', 'phone'],
    token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
  });
}

function authorizeProblem(world: World, query: URLSearchParams): string | undefined {
  if (query.get('client_id') !== world.client.id) return `No app has the id ${query.get('client_id')}.`;
  if (query.get('response_type') !== 'code') return 'The response_type must be code.';
  const redirectUri = query.get('redirect_uri') ?? '';
  if (!isAllowedRedirect(world, redirectUri))
    return `The redirect_uri query parameter value is invalid: ${redirectUri}`;
  if (!query.get('state')) return 'The state query parameter is missing.';
  const unknown = (query.get('scope') ?? '').split(/\s+/).find((scope) => !isScope(scope));
  return unknown === undefined ? undefined : `Invalid scope: ${unknown || 'none was asked for'}`;
}

/** Exact matches only; for convenience any local port of the usual callback too. */
function isAllowedRedirect(world: World, redirectUri: string): boolean {
  if (world.client.redirectUris.includes(redirectUri)) return true;
  return /^http:\/\/localhost(:\d+)?\/integrations\/quickbooks\/callback$/.test(redirectUri);
}

const isScope = (scope: string): boolean =>
  ['openid', 'profile', 'email', 'phone', 'address'].includes(scope) ||
  /^com\.intuit\.quickbooks\.(accounting|payment)$/.test(scope);

function issueCode(world: World, form: URLSearchParams, realmId: string): string {
  const code = `XAB${world.chance.text(47)}`;
  const { grantId } = addGrant(world, realmId, form.get('scope') ?? '');
  const expiresAt = world.clock.now() + CODE_MS;
  codes(world).put(code, { code, redirectUri: form.get('redirect_uri') ?? '', grantId, expiresAt });
  return code;
}

/** A code exchanged twice poisons what the first exchange gave (oauth-jsclient#173), unless a switch says otherwise. */
function exchangeCode(world: World, form: URLSearchParams): TokenSet | undefined {
  const held = codes(world).get(form.get('code') ?? '');
  const now = world.clock.now();
  if (!held || held.expiresAt <= now || held.redirectUri !== form.get('redirect_uri')) return undefined;
  if (held.usedAt !== undefined) {
    if (world.settings().switches.reuseKillsGrant) revokeGrant(world, held.grantId);
    return undefined;
  }
  codes(world).put(held.code, { ...held, usedAt: now });
  const grant = grants(world).get(held.grantId);
  return grant && issueTokens(world, grant);
}

function tokensOrRefusal(world: World, headers: Headers, tokens: TokenSet | undefined): Answer {
  if (!tokens) return oauthError('invalid_grant', 'Token invalid');
  const wantsHardLife = headers.get('x-include-refresh-token-hard-expires-in') === 'true';
  const hardLife = wantsHardLife && { x_refresh_token_hard_expires_in: hardLifeOf(world, tokens) };
  return json(200, { ...tokens, ...hardLife });
}

function tokenInJson(body: string): string {
  try {
    const parsed: unknown = JSON.parse(body);
    const token = typeof parsed === 'object' && parsed !== null && 'token' in parsed ? parsed.token : '';
    return typeof token === 'string' ? token : '';
  } catch {
    return '';
  }
}

const oauthError = (error: string, description?: string, status = 400): Answer =>
  json(status, { ...(description && { error_description: description }), error });
