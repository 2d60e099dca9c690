import type { VoiceEdge } from '@cordboard/contracts';

/** Places, which are called the same in every language. */
const places: Record<Exclude<VoiceEdge, 'roaming'>, string> = {
  ashburn: 'Ashburn',
  umatilla: 'Umatilla',
  'sao-paulo': 'São Paulo',
  dublin: 'Dublin',
  frankfurt: 'Frankfurt',
  singapore: 'Singapore',
  tokyo: 'Tokyo',
  sydney: 'Sydney',
  'ashburn-ix': 'Ashburn · Interconnect',
  'san-jose-ix': 'San Jose · Interconnect',
  'london-ix': 'London · Interconnect',
  'frankfurt-ix': 'Frankfurt · Interconnect',
  'singapore-ix': 'Singapore · Interconnect',
  'tokyo-ix': 'Tokyo · Interconnect',
  'sydney-ix': 'Sydney · Interconnect',
};

/** Undefined for the edge that is no place: the one nearest to the softphone, which each language has a word for. */
export const edgeName = (edge: VoiceEdge): string | undefined => (edge === 'roaming' ? undefined : places[edge]);
