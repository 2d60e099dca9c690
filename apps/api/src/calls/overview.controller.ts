import {
  overview,
  overviewDays,
  overviewDaysQuery,
  overviewQuery,
  type Overview,
  type OverviewDays,
} from '@cordboard/contracts';
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
    description: 'Days and hours are those of the time zone; today where no day is named.',
    answers: { 200: overview },
    errors: [],
  })
  show(
    @Caller() { tenantId }: Principal,
    @Query({ schema: overviewQuery }) query: z.output<typeof overviewQuery>,
  ): Promise<Overview> {
    return this.overviews.get(tenantId, query);
  }

  @Get('days')
  @Operation({
    id: 'getOverviewDays',
    tag: 'Calls',
    summary: 'Count the calls of several days',
    answers: { 200: overviewDays },
    errors: [],
  })
  days(
    @Caller() { tenantId }: Principal,
    @Query({ schema: overviewDaysQuery }) query: z.output<typeof overviewDaysQuery>,
  ): Promise<OverviewDays> {
    return this.overviews.getDays(tenantId, query);
  }
}
