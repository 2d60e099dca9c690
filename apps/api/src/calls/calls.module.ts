import { Module } from '@nestjs/common';
import { CallLog } from './call-log.js';
import { CallsController } from './calls.controller.js';
import { OverviewController } from './overview.controller.js';
import { Overviews } from './overview.js';
import { Calls } from './calls.js';

@Module({
  controllers: [CallsController, OverviewController],
  providers: [Calls, CallLog, Overviews],
  exports: [CallLog],
})
export class CallsModule {}
