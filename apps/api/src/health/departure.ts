import { Injectable } from '@nestjs/common';

/** Is this process about to end? From then on it says that it is not ready, and serves whoever asks all the same. */
@Injectable()
export class Departure {
  isAnnounced = false;

  announce(): void {
    this.isAnnounced = true;
  }
}
