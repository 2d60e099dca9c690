export interface Contact {
  readonly name: string;
  readonly company: string;
  /** What the rep should know before calling: here, how the local Twilio answers that number. */
  readonly about: string;
  readonly phone: string;
}

/** The numbers that the local Twilio answers in a way of their own. */
export const contacts: readonly Contact[] = [
  { name: 'Dana Whitfield', company: 'Pellgrove Clinics', about: 'Echoes what you say', phone: '+15005550100' },
  { name: 'Jonah Abara', company: 'Fernwick Dental', about: 'Is always busy', phone: '+15005550101' },
  { name: 'Ines Calloway', company: 'Tallowby Print', about: 'Never answers', phone: '+15005550102' },
  { name: 'Priya Sandoval', company: 'Fernwick Dental', about: 'Plays a 1 kHz tone', phone: '+15005550103' },
  { name: 'Otis Perrault', company: 'Quillmere Foods', about: 'Number does not exist', phone: '+15005550104' },
  { name: 'Tomas Lindqvist', company: 'Quillmere Foods', about: 'Hangs up after 3 seconds', phone: '+15005550105' },
];
