import { migrations } from '@cordboard/migrations';
import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { Public } from '../authentication/principal.js';
import { TenantDatabase } from '../database/tenant-database.js';
import { DomainError } from '../domain-error.js';
import { Operation } from '../http/operation.js';
import { Departure } from './departure.js';

const health = z.strictObject({ status: z.literal('ok') });

class NotReady extends DomainError {
  readonly code = 'server.unavailable';
}

@Controller('health')
@Public()
export class HealthController {
  constructor(
    private readonly database: TenantDatabase,
    private readonly departure: Departure,
  ) {}

  @Get('live')
  @Operation({
    id: 'getLiveness',
    tag: 'Health',
    summary: 'Is the process alive?',
    answers: { 200: health },
    errors: [],
  })
  live(): z.output<typeof health> {
    return { status: 'ok' };
  }

  @Get('ready')
  @Operation({
    id: 'getReadiness',
    tag: 'Health',
    summary: 'Can it serve: is the database there, with every migration, and the process not about to end?',
    answers: { 200: health },
    errors: [],
  })
  async ready(): Promise<z.output<typeof health>> {
    if (this.departure.isAnnounced) throw new NotReady('This process is about to end.');
    const rows = await this.database.ofNobody<{ name: string }>('select name from migrations');
    const done = new Set(rows.map(({ name }) => name));
    // A database that is ahead is fine: that is what it looks like while a new version is rolled out.
    const missing = migrations.map((migration) => new migration().name).filter((name) => !done.has(name));
    if (missing.length > 0) throw new NotReady(`The database lacks the migrations ${missing.join(', ')}.`);
    return { status: 'ok' };
  }
}
