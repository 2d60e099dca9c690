import { Module } from '@nestjs/common';
import { CallLog } from './call-log.js';
import { CallsController } from './calls.controller.js';
import { Calls } from './calls.js';

@Module({ controllers: [CallsController], providers: [Calls, CallLog], exports: [CallLog] })
export class CallsModule {}
