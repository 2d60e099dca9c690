import { softphoneSizes } from '@cordboard/embed';

/** Twice the folded line: a page may give it a little more, and no screen fits in there. */
const lowest = softphoneSizes.folded.height * 2;

export type Frame = Pick<Window, 'innerHeight' | 'addEventListener' | 'removeEventListener'>;

/** Is the frame that the page around gives the softphone too low for anything but one line? */
export class FrameHeight {
  constructor(private readonly frame: Frame) {}

  subscribe = (listener: () => void): (() => void) => {
    this.frame.addEventListener('resize', listener);
    return () => this.frame.removeEventListener('resize', listener);
  };

  getSnapshot = (): boolean => this.frame.innerHeight < lowest;
}
