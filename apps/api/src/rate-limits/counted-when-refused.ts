import { SetMetadata } from '@nestjs/common';

export const COUNTED_WHEN_REFUSED = 'cordboard:counted-when-refused';
/** For routes that prove by other means than credentials who asks, and count themselves what does not. */
export const CountedWhenRefused = () => SetMetadata<string, true>(COUNTED_WHEN_REFUSED, true);
