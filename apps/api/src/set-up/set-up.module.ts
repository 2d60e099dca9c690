import { Module } from '@nestjs/common';
import { SetUpController } from './set-up.controller.js';
import { SetUp } from './set-up.js';

@Module({ controllers: [SetUpController], providers: [SetUp] })
export class SetUpModule {}
