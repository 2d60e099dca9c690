import { overview, overviewQuery, type Overview } from '@cordboard/contracts';
import { Controller, Get, Query } from '@nestjs/common';
import type { z } from 'zod';
import { Caller, For, Scope, type Principal } from '../authentication/principal.js';
import { Operation } from '../http/operation.js';
import { Overviews } from './overview.js';

@Scope('calls:read')
@Controller('v1/overview')
@For('api-key', 'supervisor')
export class OverviewController {
  constructor(private readonly overviews: Overviews) {}

  @Get()
  @Operation({
    id: 'getOverview',
    tag: 'Calls',
    summary: 'Count the calls of a day',
    description: 'Days and hours are those of UTC; today where no day is named.',
    answers: { 200: overview },
    errors: [],
  })
  show(
    @Caller() { tenantId }: Principal,
    @Query({ schema: overviewQuery }) { day }: z.output<typeof overviewQuery>,
  ): Promise<Overview> {
    return this.overviews.get(tenantId, day);
  }
}
