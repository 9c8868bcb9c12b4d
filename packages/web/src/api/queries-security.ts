import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf, done } from './client.ts';
import type { components } from './generated/schema.js';

export type Security = components['schemas']['Security'];
export type Happening = Security['happenings'][number];
export type Session = components['schemas']['Session'];
export type Token = components['schemas']['Token'];
export type NewToken = components['schemas']['NewTokenInput'];

/** Everything below this key is asked anew after a change: each of them is written to the list of happenings. */
const area = 'security';
export const securityKey = [area] as const;

export const securityQuery = queryOptions({
  queryKey: [area, 'overview'],
  queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/auth/security', { signal })),
});

export const sessionsQuery = queryOptions({
  queryKey: [area, 'sessions'],
  queryFn: async ({ signal }) => (await bodyOf(api.GET('/api/v1/auth/sessions', { signal }))).items,
});

export const tokensQuery = queryOptions({
  queryKey: [area, 'tokens'],
  queryFn: async ({ signal }) => (await bodyOf(api.GET('/api/v1/auth/tokens', { signal }))).items,
});

export function giveProof(body: { password: string } | { code: string }): Promise<void> {
  return done(api.POST('/api/v1/auth/proof', { body }));
}

export function changePassword(body: { current: string; next: string }): Promise<void> {
  return done(api.POST('/api/v1/auth/password', { body }));
}

export function endSession(id: string): Promise<void> {
  return done(api.DELETE('/api/v1/auth/sessions/{id}', { params: { path: { id } } }));
}

export function endOtherSessions() {
  return bodyOf(api.POST('/api/v1/auth/sessions/end-others'));
}

export function beginSecondFactor() {
  return bodyOf(api.POST('/api/v1/auth/second-factor'));
}

export async function confirmSecondFactor(code: string): Promise<readonly string[]> {
  return (await bodyOf(api.POST('/api/v1/auth/second-factor/confirm', { body: { code } }))).recovery_codes;
}

export async function renewRecoveryCodes(): Promise<readonly string[]> {
  return (await bodyOf(api.POST('/api/v1/auth/second-factor/recovery-codes'))).recovery_codes;
}

export function switchSecondFactorOff(body: { password: string; code: string }): Promise<void> {
  return done(api.POST('/api/v1/auth/second-factor/off', { body }));
}

export function createToken(body: NewToken) {
  return bodyOf(api.POST('/api/v1/auth/tokens', { body }));
}

export function revokeToken(id: string): Promise<void> {
  return done(api.DELETE('/api/v1/auth/tokens/{id}', { params: { path: { id } } }));
}
