import { Module } from '@nestjs/common';
import { SetUpController } from './set-up.controller.js';
import { SetUpProgress } from './set-up-progress.js';

@Module({ controllers: [SetUpController], providers: [SetUpProgress] })
export class SetUpModule {}
