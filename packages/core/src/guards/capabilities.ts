/** What an account can do by itself. Each is switched by itself, at once. */
export const CAPABILITIES = [
  'placing',
  'verification',
  'retries',
  'sells',
  'follow_manual_changes',
  'notifications',
] as const;
export type Capability = (typeof CAPABILITIES)[number];

export type Switches = Readonly<Record<Capability, boolean>>;

/** The one question before anything is done by itself. What is off leaves what is true visible: only acting ends. */
export function isOn(settings: { readonly switches: Switches }, capability: Capability): boolean {
  return settings.switches[capability];
}
