import { Module } from '@nestjs/common';
import { Departure } from './departure.js';
import { HealthController } from './health.controller.js';

@Module({ controllers: [HealthController], providers: [Departure] })
export class HealthModule {}
