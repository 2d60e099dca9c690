// Apart from the schemas, so that a page that only offers them does not fetch zod for it.

/** Where a softphone may enter Twilio's network: the public edges, and those that a private line leads to. */
export const voiceEdges = [
  'ashburn',
  'umatilla',
  'sao-paulo',
  'dublin',
  'frankfurt',
  'singapore',
  'tokyo',
  'sydney',
  'roaming',
  'ashburn-ix',
  'san-jose-ix',
  'london-ix',
  'frankfurt-ix',
  'singapore-ix',
  'tokyo-ix',
  'sydney-ix',
] as const;
export type VoiceEdge = (typeof voiceEdges)[number];

/** Of mobile clients, which Twilio wakes for a call by a push notification of their platform. */
export const mobilePlatforms = ['ios', 'android'] as const;
export type MobilePlatform = (typeof mobilePlatforms)[number];

/** Whose record a value of a rep comes from. */
export const configOrigins = ['tenant', 'team', 'rep'] as const;
export type ConfigOrigin = (typeof configOrigins)[number];
