import { Module } from '@nestjs/common';
import { ConsolePageController } from './console-page.controller.js';

@Module({ controllers: [ConsolePageController] })
export class ConsoleModule {}
