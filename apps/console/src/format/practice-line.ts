/** What the call log has for a call of an admin who tried the softphone. */
export const practiceLine = 'cordboard:practice';
