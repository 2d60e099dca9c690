import { Controller, Get, Header, StreamableFile } from '@nestjs/common';
import { Public } from '../authentication/principal.js';
import { Operation } from '../http/operation.js';
import { practiceTone } from './practice-call.js';

@Controller('twilio')
@Public()
export class PracticeToneController {
  #tone: Buffer | undefined;

  @Get('practice-tone.wav')
  @Header('cache-control', 'public, max-age=86400')
  @Operation({
    id: 'getPracticeTone',
    tag: 'Voice webhooks',
    summary: 'The tone of the practice line',
    description: 'Fetched by Twilio while a practice call runs. The same for everybody.',
    answers: { 200: 'audio/wav' },
    errors: [],
  })
  play(): StreamableFile {
    const tone = (this.#tone ??= practiceTone());
    return new StreamableFile(tone, { type: 'audio/wav', length: tone.length });
  }
}
