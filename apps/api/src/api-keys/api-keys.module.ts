import { Module } from '@nestjs/common';
import { ApiKeysController } from './api-keys.controller.js';
import { ApiKeys } from './api-keys.js';

@Module({ controllers: [ApiKeysController], providers: [ApiKeys], exports: [ApiKeys] })
export class ApiKeysModule {}
