import { Module } from '@nestjs/common';
import { ApiKeysController } from './api-keys.controller.js';
import { ApiKeys } from './api-keys.js';
import { KnownApiKeys } from './known-api-keys.js';

@Module({ controllers: [ApiKeysController], providers: [ApiKeys, KnownApiKeys], exports: [KnownApiKeys] })
export class ApiKeysModule {}
